import { expect, test } from "vitest";
import { observe, selected } from "../../test/support/trend.ts";
import { fitTrend } from "./parts/fit-trend.ts";
import { trainingCompute } from "./training-compute.ts";

const fitAt = (asOf: string) => fitTrend(trainingCompute, observe(trainingCompute, asOf))?.fit;

test("what was known in June 2024 grows as Epoch AI published then: 4.1× a year, 3.7 to 4.6", () => {
  const fit = fitAt("2024-06-30");
  // Published to one decimal from a table of some weeks earlier, whose models of 2024 are not known:
  // with all of ours it is 4.21, without those of 2024 it is lower.
  expect(Math.abs((fit?.growthPerYear ?? 0) - 4.1)).toBeLessThan(0.15);
  expect(Math.abs((fit?.lower ?? 0) - 3.7)).toBeLessThan(0.15);
  expect(Math.abs((fit?.upper ?? 0) - 4.6)).toBeLessThan(0.15);
});

test("all notable models since 2010 are on the line", () => {
  const points = observe(trainingCompute, "2026-11-23");
  expect(points.length).toBeGreaterThan(500);
  expect(selected(points).length).toBe(points.length);
  expect(points.every(({ date }) => date >= "2010-01-01")).toBe(true);
});

test("a figure that the publisher withdrew counts until the edition that dropped it", () => {
  const ids = (asOf: string) => new Set(observe(trainingCompute, asOf).map(({ id }) => id));
  const today = ids("2026-11-23");
  const gone = [...ids("2026-07-31")].filter((id) => !today.has(id));
  expect(gone.length).toBeGreaterThan(0);
});

test("compute of GPT-4, estimated later, is not known in 2023", () => {
  const knows = (asOf: string) =>
    observe(trainingCompute, asOf).some(
      ({ value, label }) => value === 2.1e25 && /GPT-4/.test(label),
    );
  expect([knows("2023-12-28"), knows("2024-07-31")]).toEqual([false, true]);
});
