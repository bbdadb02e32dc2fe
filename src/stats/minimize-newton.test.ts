import { describe, expect, test } from "vitest";
import { minimizeNewton, type TwiceDifferentiable } from "./minimize-newton.ts";

/** 100 (y − x²)² + (1 − x)²; least at (1, 1). */
const rosenbrock: TwiceDifferentiable = {
  dimension: 2,
  evaluate([x = 0, y = 0], gradient, hessian) {
    gradient[0] = -400 * x * (y - x * x) - 2 * (1 - x);
    gradient[1] = 200 * (y - x * x);
    hessian.set([1200 * x * x - 400 * y + 2, -400 * x, -400 * x, 200]);
    return 100 * (y - x * x) ** 2 + (1 - x) ** 2;
  },
};

/** x⁴/4 − x²/2 + y²/2: a saddle at the origin, least value −1/4 at (±1, 0). */
const saddle: TwiceDifferentiable = {
  dimension: 2,
  evaluate([x = 0, y = 0], gradient, hessian) {
    gradient.set([x ** 3 - x, y]);
    hessian.set([3 * x * x - 1, 0, 0, 1]);
    return x ** 4 / 4 - x ** 2 / 2 + y ** 2 / 2;
  },
};

describe("minimizeNewton", () => {
  test("walks Rosenbrock's valley to its known end from the customary start", () => {
    const minimum = minimizeNewton(rosenbrock, Float64Array.of(-1.2, 1), {
      absoluteDecrease: 1e-20,
    });
    expect(minimum.converged).toBe(true);
    // Where the promised decrease is 1e-20, the distance is its root.
    expect(minimum.point[0]).toBeCloseTo(1, 9);
    expect(minimum.point[1]).toBeCloseTo(1, 9);
    expect(minimum.evaluations).toBeLessThan(40);
  });

  test("leaves the neighbourhood of a saddle downhill", () => {
    const minimum = minimizeNewton(saddle, Float64Array.of(1e-3, 2));
    expect(minimum.point[0]).toBeCloseTo(1, 10);
    expect(minimum.value).toBeCloseTo(-0.25, 14);
  });

  test("says when the start is outside of the domain", () => {
    const nowhere = { ...saddle, evaluate: () => Number.NaN };
    expect(minimizeNewton(nowhere, Float64Array.of(0, 0)).converged).toBe(false);
  });

  test("says when the iterations ran out", () => {
    const start = Float64Array.of(-1.2, 1);
    const minimum = minimizeNewton(rosenbrock, start, { maximumIterations: 3 });
    expect(minimum.converged).toBe(false);
    expect(start).toEqual(Float64Array.of(-1.2, 1));
  });
});
