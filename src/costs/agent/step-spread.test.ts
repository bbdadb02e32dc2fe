import { describe, expect, test } from "vitest";
import { inverseIncompleteGamma } from "../../stats/special/inverse-incomplete-gamma.ts";
import {
  CONSTANT_FAILURE_RATIO,
  horizonRatio,
  spreadOfRatio,
  stepsAtSuccess,
  successOfSteps,
} from "./step-spread.ts";

describe("success over many steps", () => {
  test("is 0.9^10 = 0.349 when every task is equally hard", () => {
    expect(successOfSteps(0.9, 10, 0)).toBeCloseTo(0.9 ** 10, 15);
  });

  test("is the step's own success for one step, whatever the spread", () => {
    for (const spread of [0, 0.3, 1, 2, 5]) {
      expect(successOfSteps(0.83, 1, spread)).toBeCloseTo(0.83, 12);
    }
  });

  test("is the mean over tasks whose failure rates are Gamma distributed", () => {
    const spread = 1.9;
    const scale = 0.9 ** -spread - 1;
    const n = 20_000;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const rate = scale * inverseIncompleteGamma(1 / spread, (i + 0.5) / n);
      sum += Math.exp(-10 * rate);
    }
    // The midpoint rule over quantiles: error of the order of 1 / n.
    expect(sum / n).toBeCloseTo(successOfSteps(0.9, 10, spread), 4);
  });

  test("grows with the spread, since hard tasks take the failures", () => {
    const successes = [0, 0.5, 1, 2, 4].map((spread) => successOfSteps(0.9, 10, spread));
    expect(successes).toEqual(successes.toSorted((a, b) => a - b));
  });
});

describe("horizons", () => {
  test("have the ratio 3.106 under a constant failure rate", () => {
    expect(CONSTANT_FAILURE_RATIO).toBeCloseTo(3.106, 3);
    // The spread's own effect on the ratio is of its own size.
    expect(horizonRatio(1e-3)).toBeCloseTo(3.106, 2);
  });

  test("have the ratio 4 at spread 1: (2 − 1) / (1.25 − 1)", () => {
    expect(horizonRatio(1)).toBeCloseTo(4, 12);
    expect(spreadOfRatio(4)).toBeCloseTo(1, 12);
  });

  test("give back the spread that made them", () => {
    for (const spread of [0.2, 1.94, 3.3]) {
      expect(spreadOfRatio(horizonRatio(spread))).toBeCloseTo(spread, 10);
      const steps = stepsAtSuccess(0.8, 0.97, spread);
      expect(successOfSteps(0.97, steps, spread)).toBeCloseTo(0.8, 12);
    }
  });

  test("with a ratio below that of a constant failure rate give no spread", () => {
    expect(spreadOfRatio(2.5)).toBe(0);
  });
});
