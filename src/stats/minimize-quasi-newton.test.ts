import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fillObjective, logCentre, pointOfLaw } from "./fit-scaling-law.ts";
import { type Differentiable, minimizeQuasiNewton } from "./minimize-quasi-newton.ts";
import type { ScalingLaw, ScalingPoint } from "./scaling-law.ts";

/** Chained Rosenbrock function in any number of variables; least, and zero, at all ones. */
const chainedRosenbrock = (dimension: number): Differentiable => ({
  dimension,
  evaluate(point, gradient) {
    gradient.fill(0);
    let value = 0;
    for (let k = 0; k + 1 < dimension; k++) {
      const [x, y] = [point[k]!, point[k + 1]!];
      const gap = y - x * x;
      value += 100 * gap * gap + (1 - x) ** 2;
      gradient[k] = gradient[k]! - 400 * x * gap - 2 * (1 - x);
      gradient[k + 1]! += 200 * gap;
    }
    return value;
  },
});

describe("minimizeQuasiNewton", () => {
  test.each([2, 10])("walks Rosenbrock's valley in %i variables to all ones", (dimension) => {
    const options = { gradientTolerance: 1e-10 };
    const valley = chainedRosenbrock(dimension);
    const minimum = minimizeQuasiNewton(valley, new Float64Array(dimension), options);
    expect(minimum.converged).toBe(true);
    // The smallest curvature at the optimum is 0.4, so a gradient of 1e-10 is a distance of 1e-9.
    for (const value of minimum.point) expect(value).toBeCloseTo(1, 8);
  });

  test("agrees with SciPy's optimum of a scaling law, without second derivatives", () => {
    const fixture: { points: readonly ScalingPoint[]; objective: number; law: ScalingLaw } =
      JSON.parse(readFileSync(join(import.meta.dirname, "fixtures/scaling-law.json"), "utf8"));
    const centre = logCentre(fixture.points);
    const law = fillObjective(fixture.points, centre);
    const hessian = new Float64Array(25);
    const objective: Differentiable = {
      dimension: 5,
      evaluate: (point, gradient) => law.evaluate(point, gradient, hessian),
    };
    const nearby = { A: 300, B: 1200, E: 1.6, alpha: 0.3, beta: 0.35 };
    const start = pointOfLaw(nearby, centre);
    const minimum = minimizeQuasiNewton(objective, start, { gradientTolerance: 1e-10 });
    // A gradient of 1e-10 against curvatures of about 1e-3 and more.
    expect(Math.abs(minimum.value / fixture.objective - 1)).toBeLessThan(1e-9);
  });

  test("says when the start is outside of the domain or the iterations ran out", () => {
    const valley = chainedRosenbrock(2);
    const outside = minimizeQuasiNewton(valley, Float64Array.of(Number.NaN, 1));
    expect(outside.converged).toBe(false);
    const hurried = minimizeQuasiNewton(valley, Float64Array.of(-1.2, 1), { maximumIterations: 3 });
    expect(hurried.converged).toBe(false);
    expect(hurried.value).toBeLessThan(24.2);
  });
});
