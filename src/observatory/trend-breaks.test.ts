import { expect, test } from "vitest";
import { factsOf } from "../../test/support/facts.ts";
import { trendBreaks } from "./trend-breaks.ts";

const breaksOn = (asOf: string) => {
  const found = trendBreaks(factsOf(), { asOf, hindsight: false });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

test("capability sped up within a year of April 2024, as the publisher of the index found", () => {
  // Epoch AI, data insight of December 2025: from about 8 to about 15 points a year in April 2024.
  const found = breaksOn("2026-11-23").find(({ trend }) => trend === "capability");
  expect(found?.growthAfter).toBeGreaterThan(found?.growthBefore ?? Number.NaN);
  expect((found?.lower ?? "") <= "2025-04-08" && "2023-04-08" <= (found?.upper ?? "")).toBe(true);
});

test("the probability that a break has happened never falls with the date", () => {
  for (const { by, probability, slower } of breaksOn("2026-11-23")) {
    const chances = by.map((each) => each.probability);
    expect([...chances].sort((a, b) => a - b)).toEqual(chances);
    expect(chances.at(-1)).toBeLessThanOrEqual(probability + 1e-12);
    expect(slower).toBeLessThanOrEqual(probability + 1e-12);
  }
});

test("a trend with too few points has no break to speak of", () => {
  expect(breaksOn("2023-12-28").map(({ trend }) => trend)).toEqual(["training-compute-frontier"]);
});
