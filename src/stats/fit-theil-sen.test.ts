import { describe, expect, test } from "vitest";
import { normalDraw } from "./draws.ts";
import {
  fitTheilSen,
  type TheilSenLine,
  theilSenPredictionInterval,
  theilSenSlopeInterval,
} from "./fit-theil-sen.ts";
import fixture from "./fixtures/robust-lines.json" with { type: "json" };

describe("fitTheilSen", () => {
  test("matches scipy.stats.theilslopes with its interval, with and without ties", () => {
    for (const { x, y, level, ...expected } of fixture.theilSen) {
      const line = fitTheilSen(x, y) as TheilSenLine;
      const { lower, upper } = theilSenSlopeInterval(line, level);
      // Both take the same order statistics of the same quotients.
      expect(line.slope).toBeCloseTo(expected.slope, 14);
      expect(line.intercept).toBeCloseTo(expected.intercept, 13);
      expect(lower).toBeCloseTo(expected.lower, 14);
      expect(upper).toBeCloseTo(expected.upper, 14);
    }
  });

  test("one wild point in five does not move the slope", () => {
    const line = fitTheilSen([1, 2, 3, 4, 5], [1, 2, 3, 4, 500]);
    expect(line?.slope).toBe(1);
    expect(line?.residualScale).toBe(0);
  });

  test("an 80 % prediction interval holds about 80 % of new observations", () => {
    let inside = 0;
    const trials = 400;
    for (let trial = 0; trial < trials; trial++) {
      const x = Array.from({ length: 25 }, (_, i) => i);
      const y = x.map((value, i) => 2 - 0.3 * value + normalDraw(1, trial, i));
      const { lower, upper } = theilSenPredictionInterval(
        fitTheilSen(x, y) as TheilSenLine,
        30,
        0.8,
      );
      const fresh = 2 - 0.3 * 30 + normalDraw(2, trial, 0);
      if (fresh >= lower && fresh <= upper) inside++;
    }
    // The standard error of the share is 2 %; the interval is approximate, so three of these.
    expect(Math.abs(inside / trials - 0.8)).toBeLessThan(0.06);
  });

  test("is undefined when all x are equal", () => {
    expect(fitTheilSen([1, 1], [1, 2])).toBeUndefined();
  });
});

test("an interval of very few points reaches from the least to the largest slope", () => {
  const line = fitTheilSen([0, 1, 3], [0, 1, 7]);
  if (!line) throw new Error("no line");
  // Slopes of 1, 7 / 3 and 3.
  expect(theilSenSlopeInterval(line, 0.99)).toMatchObject({ lower: 1, upper: 3 });
});
