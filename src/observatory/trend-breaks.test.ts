import { expect, test } from "vitest";
import { factsOf } from "../../test/support/facts.ts";
import { breakProbability } from "../stats/break-probability.ts";
import { capability } from "../trends/capability.ts";
import { axesOf } from "../trends/parts/fit-trend.ts";
import { trainingComputeFrontier } from "../trends/training-compute-frontier.ts";
import { trendBreaks } from "./trend-breaks.ts";

const trends = [capability, trainingComputeFrontier];
const scaleOf = (id: string) => (id === capability.id ? capability : trainingComputeFrontier).scale;

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

test("a point that moves the probability of a break by more than 20 points is named, no other", () => {
  for (const { trend, probability, heldBy } of breaksOn("2026-11-23")) {
    const observed = trends
      .find(({ id }) => id === trend)
      ?.observe(factsOf(), { asOf: "2026-11-23", hindsight: false }, {});
    if (!observed?.ok) throw new Error(trend);
    const points = observed.value.filter(({ selected }) => selected);
    const named = new Set(heldBy.map(({ id }) => id));
    for (const [index, { id }] of points.entries()) {
      const { years, values } = axesOf({ scale: scaleOf(trend) }, points.toSpliced(index, 1));
      const without = breakProbability(years, values)?.probability ?? Number.NaN;
      expect(Math.abs(without - probability) > 0.2, `${trend} ${id}`).toBe(named.has(id));
    }
  }
});

test("LLaMA-65B, the best only of the models scored by then, does not start the line", () => {
  const observed = capability.observe(factsOf(), { asOf: "2026-11-23", hindsight: false }, {});
  if (!observed.ok) throw new Error(observed.error.code);
  const [first] = observed.value.filter(({ selected }) => selected);
  expect(first?.date).toBe("2023-03-14");
  expect(observed.value.filter(({ label, selected }) => selected && /llama/i.test(label))).toEqual(
    [],
  );
});
