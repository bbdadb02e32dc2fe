import { describe, expect, test } from "vitest";
import { normalDraw } from "./draws.ts";
import {
  fitHuberLine,
  type HuberLine,
  huberPredictionInterval,
  huberSlopeInterval,
} from "./fit-huber-line.ts";
import { fitLine } from "./fit-line.ts";
import fixture from "./fixtures/robust-lines.json" with { type: "json" };

describe("fitHuberLine", () => {
  const { x, y, huber } = fixture;
  const line = fitHuberLine(x, y) as HuberLine;

  test("is where SciPy's optimisers end that minimise Huber's loss directly", () => {
    // Both stop when nothing moves beyond 1e-11; the fixed point amplifies that little.
    for (const name of Object.keys(huber) as (keyof typeof huber)[]) {
      expect(line[name], name).toBeCloseTo(huber[name], 8);
    }
  });

  test("matches what R prints for Belgian telephone calls, spoilt from 1964 to 1969", () => {
    // Venables and Ripley, Modern Applied Statistics with S (2002), section 6.5: rlm(calls ~ year).
    const year = Array.from({ length: 24 }, (_, i) => 50 + i);
    const calls = [
      4.4, 4.7, 4.7, 5.9, 6.6, 7.3, 8.1, 8.8, 10.6, 12, 13.5, 14.9, 16.1, 21.2, 119, 124, 142, 159,
      182, 212, 43, 24, 27, 29,
    ];
    const fit = fitHuberLine(year, calls) as HuberLine;
    // R stops once residuals change by less than 1e-4 of their norm, here 0.1 in the intercept.
    expect(fit.slope).toBeCloseTo(2.041, 2);
    expect(Math.abs(fit.intercept + 102.622)).toBeLessThan(0.1);
    expect(fit.slopeStandardError).toBeCloseTo(0.429, 3);
    // Its scale then still moves by some thousandths, and the errors with it.
    expect(Math.abs(fit.interceptStandardError / 26.608 - 1)).toBeLessThan(0.005);
    expect(Math.abs(fit.residualScale / 9.032 - 1)).toBeLessThan(0.005);
  });

  test("says what its intervals are of", () => {
    expect(huberSlopeInterval(line, 0.9).kind).toBe("confidence");
    expect(huberPredictionInterval(line, 0, 0.9).kind).toBe("prediction");
  });

  test("gives the three planted outliers the least weight", () => {
    const order = line.weights.map((_, i) => i);
    order.sort((a, b) => line.weights[a]! - line.weights[b]!);
    expect(order.slice(0, 3).sort((a, b) => a - b)).toEqual([3, 11, 26]);
  });

  test("with an unlimited tuning it is least squares", () => {
    const all = fitHuberLine(x, y, 1e9);
    const squares = fitLine(x, y);
    expect(all?.slope).toBeCloseTo(squares?.slope ?? 0, 12);
    expect(all?.slopeStandardError).toBeCloseTo(squares?.slopeStandardError ?? 0, 12);
  });

  test("its intervals hold about as often as they say on normal data", () => {
    const trials = 400;
    let slopes = 0;
    let observations = 0;
    for (let trial = 0; trial < trials; trial++) {
      const at = Array.from({ length: 25 }, (_, i) => i);
      const drawn = at.map((value, i) => 2 - 0.3 * value + normalDraw(1, trial, i));
      const fit = fitHuberLine(at, drawn) as HuberLine;
      const slope = huberSlopeInterval(fit, 0.8);
      if (slope.lower <= -0.3 && slope.upper >= -0.3) slopes++;
      const prediction = huberPredictionInterval(fit, 30, 0.8);
      const fresh = 2 - 0.3 * 30 + normalDraw(2, trial, 0);
      if (fresh >= prediction.lower && fresh <= prediction.upper) observations++;
    }
    // The standard error of a share is 2 %; both intervals are asymptotic, so three of these.
    expect(Math.abs(slopes / trials - 0.8)).toBeLessThan(0.06);
    expect(Math.abs(observations / trials - 0.8)).toBeLessThan(0.06);
  });

  test("is undefined when most points lie exactly on a line", () => {
    expect(fitHuberLine([1, 2, 3, 4, 5], [1, 2, 3, 4, 9])).toBeUndefined();
    expect(fitHuberLine([1, 2], [1, 2])).toBeUndefined();
  });
});
