import { expect, test } from "vitest";
import { facts, observe, selected } from "../../test/support/trend.ts";
import { fitTrend } from "./parts/fit-trend.ts";
import { trainingComputeFrontier } from "./training-compute-frontier.ts";

const window = { asOf: "2026-11-23", hindsight: false };

const countOf = (frontier: string): number => {
  const points = trainingComputeFrontier.observe(facts, window, { frontier });
  return points.ok ? selected(points.value).length : Number.NaN;
};

test("a model is on the frontier when at most nine before it, or of its day, had more compute", () => {
  const points = observe(trainingComputeFrontier, window.asOf);
  for (const point of selected(points)) {
    const larger = points.filter(({ date, value }) => date <= point.date && value > point.value);
    expect(larger.length, point.label).toBeLessThan(10);
  }
});

test("a smaller frontier is part of a larger one, and all models are the largest", () => {
  const counts = ["top-1", "top-5", "top-10", "all"].map(countOf);
  expect([...counts].sort((a, b) => a - b)).toEqual(counts);
  expect(countOf("all")).toBe(observe(trainingComputeFrontier, window.asOf).length);
});

test.each(["window-percentile-75", "backward-percentile-75", "residual-75"])(
  "the rule %s leaves the best quarter or so",
  (rule) => {
    const share = countOf(rule) / countOf("all");
    // A quarter; more where a rule looks back only, because newer models are larger.
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.35);
  },
);

test("a rule that is none is refused with the rules there are", () => {
  const refused = trainingComputeFrontier.observe(facts, window, { frontier: "best-10" });
  expect(refused.ok ? undefined : refused.error.code).toBe("bad-frontier");
});

test("the frontier grows faster than the field", () => {
  const frontier = fitTrend(
    trainingComputeFrontier,
    observe(trainingComputeFrontier, "2024-06-30"),
  );
  const all = trainingComputeFrontier.observe(
    facts,
    { asOf: "2024-06-30", hindsight: false },
    { frontier: "all" },
  );
  const field = all.ok ? fitTrend(trainingComputeFrontier, all.value) : undefined;
  expect(frontier?.fit.growthPerYear).toBeGreaterThan(field?.fit.growthPerYear ?? Infinity);
});
