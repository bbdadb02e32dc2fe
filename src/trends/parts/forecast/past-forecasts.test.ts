import { describe, expect, test } from "vitest";
import { embeddedStore, factsOf, withRows } from "../../../../test/support/facts.ts";
import { dayNumber } from "../../../base/calendar.ts";
import { doHere } from "../../../base/in-parts.ts";
import { openFacts } from "../../../data/facts.ts";
import { forecastsInParts, learntOn, pastForecasts } from "./past-forecasts.ts";

const { readPrepared: _prepared, ...unprepared } = embeddedStore;
const ASOF = "2024-06-30";

const past = (facts = factsOf(), asOf = ASOF) => {
  const found = pastForecasts(facts, asOf);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

describe("past forecasts", () => {
  test("that the build has prepared are those that are computed from the same facts", () => {
    expect(past()).toEqual(past(openFacts(unprepared)));
  });

  test("as of a day are those made by then, and open where nothing had come by then", () => {
    const day = Date.parse(ASOF) / 86_400_000;
    const then = past();
    expect(then.length).toBeGreaterThan(100);
    expect(then.every(({ origin, came }) => origin <= day && (came?.day ?? 0) <= day)).toBe(true);
    const now = past(factsOf(), "2026-11-23");
    expect(now.length).toBeGreaterThan(then.length);
    expect(then.filter(({ came }) => came).length).toBeLessThan(
      now.slice(0, then.length).filter(({ came }) => came).length,
    );
  });

  test("are not taken from what was prepared for other facts", () => {
    const changed = withRows(embeddedStore, (id, text) =>
      id === "lab-revenue" ? text.split("\n").toSpliced(2, 12).join("\n") : text,
    );
    const of = (forecasts: ReturnType<typeof past>) =>
      forecasts.filter(({ series }) => series === "lab-revenue");
    expect(of(past(openFacts(changed)))).not.toEqual(of(past()));
  });

  test("can be withdrawn from, and tell how far they are", () => {
    const work = () => forecastsInParts(openFacts(unprepared), "2016-06-30");
    const cancelled = doHere(work(), { cancelled: () => true });
    expect(cancelled).toMatchObject({ ok: false, error: { code: "cancelled" } });
    const seen: number[] = [];
    doHere(work(), { onPart: (done) => seen.push(done) });
    expect(seen).toEqual(seen.map((_, i) => i));
  });

  test("are covered by the digest of an answer by what they have taught", () => {
    const digests = [ASOF, "2026-11-23"].map((asOf) => {
      const facts = factsOf();
      facts.select("lab-revenue", { asOf: ASOF, hindsight: false }, {});
      const before = facts.digest();
      expect(learntOn(facts, asOf).ok).toBe(true);
      expect(facts.digest()).not.toBe(before);
      return facts.digest();
    });
    expect(new Set(digests).size).toBe(2);
  });
});

test("the published rate is a baseline from its publication on, from where the walk stands", () => {
  const found = pastForecasts(factsOf(), "2026-11-29");
  if (!found.ok) throw new Error(found.error.code);
  const of = (id: string) => found.value.filter(({ series }) => series === id);
  const since = dayNumber("2022-02-16");
  const compute = of("training-compute");
  expect(compute.some(({ origin }) => origin < since)).toBe(true);
  for (const { origin, bands } of compute)
    expect(bands.published !== undefined).toBe(origin >= since);
  // From one publication of METR to the next: a doubling in 212 days, from the record that stands.
  const between = of("time-horizon").filter(({ origin }) => origin < dayNumber("2026-01-29"));
  expect(between.length).toBeGreaterThan(3);
  for (const { bands, target, origin, standing } of between) {
    const pace = ((bands.published?.median ?? Number.NaN) - standing) / (target - origin);
    expect(pace * 212).toBeCloseTo(Math.log10(2), 2);
  }
});
