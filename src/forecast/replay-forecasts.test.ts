import { describe, expect, test } from "vitest";
import { stretchFactor } from "./calibration.ts";
import type { ForecastBasis } from "./forecast-basis.ts";
import { inOrderOfOutcomes, type Learnt, learn, learntBy, nothingLearnt } from "./learnt.ts";
import { byMember } from "./member.ts";
import { membersFor } from "./members.ts";
import { bandOf, holds, mixForecast, stretchForecast } from "./mix-forecast.ts";
import { asOfDay, type PastForecast } from "./past-forecast.ts";
import { quantileOnGrid } from "./quantile-grid.ts";
import { type PastBasis, replayForecasts } from "./replay-forecasts.ts";

const basis = (origin: number, more: Partial<ForecastBasis> = {}): ForecastBasis => ({
  kind: "flow",
  group: "",
  origin,
  horizon: 6,
  months: 6,
  standingError: 0,
  target: origin + 182.625,
  members: byMember(membersFor("flow"), () => ({ centre: 0, scale: 1, degreesOfFreedom: 12 })),
  standing: 0,
  ...more,
});

/** Forecasts a month apart whose outcome becomes known seven months later. */
const past = (value: (i: number) => number): readonly PastBasis[] =>
  Array.from({ length: 40 }, (_, i) => ({
    series: "a",
    basis: basis(30 * i),
    weight: 1,
    came: { day: 30 * (i + 7), value: value(i) },
  }));

const open = ({ came: _came, ...forecast }: PastForecast) => forecast;

describe("forecasts made again in the order of time", () => {
  test("do not know what had not yet come", () => {
    const calm = replayForecasts(past(() => 0));
    const late = replayForecasts(past((i) => (i < 30 ? 0 : 99)));
    // The first miss is known from the 37th day on.
    expect(late.slice(0, 37).map(open)).toEqual(calm.slice(0, 37).map(open));
    expect(late[39]?.factor).toBeGreaterThan(calm[39]?.factor as number);
  });

  test("are not called calibrated before five outcomes have come", () => {
    const made = replayForecasts(past(() => 0));
    expect(made.findIndex(({ calibrated }) => calibrated)).toBe(11);
  });

  test("in any order of the input give the same", () => {
    const once = replayForecasts(past((i) => Math.sin(i)));
    expect(replayForecasts([...past((i) => Math.sin(i))].reverse())).toEqual(once);
  });

  test("as data teach by any day what they taught then", () => {
    const made = replayForecasts(past((i) => 3 * Math.sin(i)));
    const written = JSON.parse(JSON.stringify(made)) as typeof made;
    expect(written).toEqual(made);
    for (const day of [0, 300, 900, 1170]) {
      const then = replayForecasts(past((i) => (30 * (i + 7) <= day ? 3 * Math.sin(i) : -99)));
      expect(learntBy(asOfDay(written, day), day)).toEqual(learntBy(then, day));
      const next = made.find(({ origin }) => origin === day);
      if (next) expect(stretchOf(learntBy(written, day))).toBeCloseTo(next.factor, 6);
    }
  });
});

describe("past forecasts as of a day", () => {
  const made = replayForecasts(past(() => 0));

  test("are those made by then, the day included", () => {
    expect(asOfDay(made, 300).at(-1)?.origin).toBe(300);
  });

  test("teach in the order in which their outcomes were known", () => {
    const backward = [...made].reverse();
    const days = inOrderOfOutcomes(backward).map(({ came }) => came?.day);
    expect(days).toEqual(days.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  });

  test("teach nothing while they are open", () => {
    const [first] = made;
    if (first) expect(learn(nothingLearnt, open(first))).toBe(nothingLearnt);
    expect(first).toBeDefined();
  });
});

const stretchOf = ({ calibrations }: Learnt): number =>
  stretchFactor(calibrations.ensemble, "a", "flow");

describe("the band of a record", () => {
  test("that falls goes down from where it stands, and holds when nothing changes", () => {
    const falling = basis(0, { kind: "record-down", standing: 1, drops: new Array(100).fill(0) });
    const mixed = mixForecast(falling, { "no-change": 2, "past-drops": 1 });
    const stretched = stretchForecast(falling, mixed, 2);
    const band = bandOf(falling, stretched);
    expect(band.upper).toBe(1);
    expect(holds(band, 1)).toBe(true);
    expect(Math.max(...stretched)).toBeLessThanOrEqual(1);
    expect(1 - band.lower).toBeCloseTo(
      2 * (1 - bandOf(falling, stretchForecast(falling, mixed, 1)).lower),
      9,
    );
  });

  test("that rises is never below it", () => {
    const rising = basis(0, { kind: "record-up", standing: 0.5 });
    const stretched = stretchForecast(rising, mixForecast(rising, { walk: 1 }), 1);
    expect(Math.min(...stretched)).toBe(0.5);
    expect(quantileOnGrid(stretched, 0.95)).toBeGreaterThan(1.5);
  });
});
