import { describe, expect, test } from "vitest";
import { fitLinearModel, linearModelPredictionInterval } from "./fit-linear-model.ts";
import {
  fitQuadratic,
  type Quadratic,
  quadraticMeanInterval,
  quadraticPredictionInterval,
} from "./fit-quadratic.ts";
import nist from "./fixtures/nist-linear.json" with { type: "json" };

describe("fitQuadratic", () => {
  const { x, y, coefficients, standardErrors, residualStandardError, rSquared } = nist.pontius;
  const fit = fitQuadratic(x, y) as Quadratic;
  const error = (found: number, certified: number) => Math.abs(found / certified - 1);

  test("matches the certified values of NIST Pontius", () => {
    const { centre, height, slope, curvature } = fit;
    // The curvature is a 1e-7 part of y, which costs seven digits, centring gives some back.
    expect(error(curvature, coefficients[2]!)).toBeLessThan(1e-11);
    expect(error(fit.curvatureStandardError, standardErrors[2]!)).toBeLessThan(1e-11);
    expect(error(slope - 2 * curvature * centre, coefficients[1]!)).toBeLessThan(1e-12);
    const intercept = height - slope * centre + curvature * centre ** 2;
    expect(error(intercept, coefficients[0]!)).toBeLessThan(1e-10);
    expect(error(fit.residualStandardError, residualStandardError)).toBeLessThan(1e-11);
    expect(error(fit.rSquared, rSquared)).toBeLessThan(1e-14);
  });

  test("finds the curvature of Pontius beyond doubt: |t| = 64.95 on 37 degrees of freedom", () => {
    expect(fit.degreesOfFreedom).toBe(37);
    const t = fit.curvature / fit.curvatureStandardError;
    expect(t).toBeCloseTo(coefficients[2]! / standardErrors[2]!, 8);
    expect(fit.curvaturePValue).toBeLessThan(1e-38);
  });

  test("its prediction is that of the raw parabola", () => {
    const unit = 1e6;
    const raw = (value: number) => [1, value / unit, (value / unit) ** 2];
    const model = fitLinearModel(x.map(raw), y);
    const theirs = model && linearModelPredictionInterval(model, raw(3.5e6), 0.9);
    const ours = quadraticPredictionInterval(fit, 3.5e6, 0.9);
    expect(ours.lower).toBeCloseTo(theirs?.lower ?? 0, 12);
    expect(ours.upper).toBeCloseTo(theirs?.upper ?? 0, 12);
    expect(quadraticMeanInterval(fit, 3.5e6, 0.9).upper).toBeLessThan(ours.upper);
  });

  test("a straight line has no curvature", () => {
    const straight = fitQuadratic([1, 2, 3, 4, 5], [1.1, 1.9, 3.2, 3.9, 5.1]);
    expect(straight?.curvaturePValue).toBeGreaterThan(0.5);
  });

  test("is undefined with fewer than three different x", () => {
    expect(fitQuadratic([1, 1, 2, 2], [1, 2, 3, 4])).toBeUndefined();
    expect(fitQuadratic([3, 3, 3], [1, 2, 3])).toBeUndefined();
  });
});
