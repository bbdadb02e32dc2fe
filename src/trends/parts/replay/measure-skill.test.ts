import { describe, expect, test } from "vitest";
import { factsOf } from "../../../../test/support/facts.ts";
import { addDays } from "../../../base/calendar.ts";
import { succeed } from "../../../base/outcome.ts";
import { normalDraw } from "../../../stats/draws.ts";
import type { Observation, Trend } from "../trend.ts";
import { measureSkill } from "./measure-skill.ts";

const ASOF = "2026-11-23";
const window = { asOf: ASOF, hindsight: false };
const facts = factsOf();

/** A quantity with 256 values, one every 20 days, known on its day; asked days are kept. */
function madeTrend(
  valueAt: (index: number) => number,
  asked: string[] = [],
  { first, every } = { first: "2012-11-24", every: 20 },
): Trend {
  const points = Array.from({ length: 256 }, (_, index): Observation => {
    const date = addDays(first, every * index);
    const value = valueAt(index);
    const id = String(index);
    const receipt = { id, value, unit: "", inputs: [] };
    return { id, label: id, date, value, selected: true, source: "", receipt };
  });
  return {
    ...{ id: "made", unit: "", scale: "linear", pooled: false, horizonYears: 1 },
    observe(_facts, { asOf }) {
      asked.push(asOf);
      return succeed(points.filter(({ date }) => date <= asOf));
    },
  };
}

const skillOf = (trend: Trend) => {
  const measured = measureSkill(trend, facts, window);
  if (!measured.ok) throw new Error(measured.error.code);
  return measured.value;
};

/** The skill of a straight line with scatter, measured once, and what days it asked for. */
const measuredLine = () => {
  const asked: string[] = [];
  lineOnce ??= { ...skillOf(madeTrend(line, asked)), asked };
  return lineOnce;
};
let lineOnce: (ReturnType<typeof skillOf> & { readonly asked: readonly string[] }) | undefined;

const line = (index: number) => 0.1 * index + normalDraw(11, 1, index);
const walk = (index: number) =>
  Array.from({ length: index }, (_, i) => 0.1 + normalDraw(12, 1, i)).reduce((a, b) => a + b, 0);

describe("the replay of a trend", () => {
  test("beats the random walk where values scatter about a straight line", () => {
    const { rows } = measuredLine();
    const straight = rows.filter(({ form }) => form === "linear");
    expect(straight.map(({ horizonMonths }) => horizonMonths)).toEqual([6, 12, 24]);
    for (const row of straight) expect(row.skillRaw).toBeGreaterThan(0);
    for (const row of straight) {
      expect(row.skill).toBeCloseTo((row.crpsBaseline - row.crps) / row.crpsBaseline, 12);
      const raw = (row.crpsBaselineRaw - row.crpsRaw) / row.crpsBaselineRaw;
      expect(row.skillRaw).toBeCloseTo(raw, 12);
    }
    // t bands of a right model hold by themselves; 100 outcomes or so have a deviation of 0.04.
    for (const row of straight) expect(Math.abs(row.coverage80Raw - 0.8)).toBeLessThan(0.12);
  });

  test("does not beat the random walk where values are one, and says so", () => {
    const straight = skillOf(madeTrend(walk)).rows.find(
      ({ form, horizonMonths }) => form === "linear" && horizonMonths === 6,
    );
    expect(straight?.skill).toBeLessThan(0);
    expect(straight?.coverage80Raw).toBeLessThan(0.75);
    expect(Math.abs((straight?.coverage80 ?? 0) - 0.8)).toBeLessThan(0.05);
  });

  test("forecasts nothing from points that a form runs through exactly", () => {
    // Without scatter there is no error from which to make a band.
    expect(skillOf(madeTrend((index) => index)).rows).toEqual([]);
  });

  test("asks for nothing known after the origin, and for the table of today once", () => {
    const { asked } = measuredLine();
    expect(asked.filter((asOf) => asOf === ASOF)).toHaveLength(1);
    const origins = asked.filter((asOf) => asOf !== ASOF);
    expect(Math.max(...origins.map(Date.parse))).toBeLessThan(Date.parse("2026-05-26"));
    expect(origins).toHaveLength(32);
  });

  test("goes back by quarters where that gives eight origins a year old, else by months", () => {
    expect(skillOf(madeTrend(line)).spacingMonths).toBe(3);
    // The eighth origin by quarters lies 33 months back and the ninth 36: with the fifth point a
    // day after the ninth there are exactly eight, a day after the eighth only seven.
    const spacingFrom = (months: number) => {
      const first = addDays(ASOF, -months * 30.4375 + 1 - 4 * 60);
      return skillOf(madeTrend(line, [], { first, every: 60 })).spacingMonths;
    };
    expect([36, 33].map(spacingFrom)).toEqual([3, 1]);
  });

  test("stops when it is cancelled", () => {
    const cancelled = measureSkill(madeTrend(line), facts, window, { cancelled: () => true });
    expect(cancelled).toMatchObject({ ok: false, error: { code: "cancelled" } });
  });
});
