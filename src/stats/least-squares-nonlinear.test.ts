import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { minimizeLeastSquares, type ResidualFunction } from "./least-squares-nonlinear.ts";

interface Problem {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly starts: readonly (readonly number[])[];
  readonly certified: readonly number[];
  readonly standardErrors: readonly number[];
  readonly sumOfSquares: number;
}

const { problems }: { readonly problems: readonly Problem[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, "fixtures/nist-nonlinear.json"), "utf8"),
);

/** Value of a curve at x, then its derivatives by each parameter. */
type Curve = (b: Float64Array, x: number) => readonly number[];

/** The models as NIST states them. */
const curves: Readonly<Record<string, Curve>> = {
  Misra1a: ([b1 = 0, b2 = 0], x) => {
    const decay = Math.exp(-b2 * x);
    return [b1 * (1 - decay), 1 - decay, b1 * x * decay];
  },
  Thurber: ([b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0, b6 = 0, b7 = 0], x) => {
    const above = b1 + b2 * x + b3 * x ** 2 + b4 * x ** 3;
    const below = 1 + b5 * x + b6 * x ** 2 + b7 * x ** 3;
    const ratio = above / below;
    const powers = [1, x, x ** 2, x ** 3].map((power) => power / below);
    return [ratio, ...powers, ...powers.slice(1).map((power) => -ratio * power)];
  },
  MGH09: ([b1 = 0, b2 = 0, b3 = 0, b4 = 0], x) => {
    const above = x ** 2 + x * b2;
    const below = x ** 2 + x * b3 + b4;
    const value = (b1 * above) / below;
    return [value, above / below, (b1 * x) / below, (-value * x) / below, -value / below];
  },
  MGH17: ([b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0], x) => {
    const [slow, fast] = [Math.exp(-x * b4), Math.exp(-x * b5)];
    return [b1 + b2 * slow + b3 * fast, 1, slow, fast, -x * b2 * slow, -x * b3 * fast];
  },
};

function residualsOf({ name, x, y, certified }: Problem): ResidualFunction {
  const variables = certified.length;
  return {
    variables,
    residuals: x.length,
    evaluate(point, residuals, jacobian) {
      for (const [i, abscissa] of x.entries()) {
        const [value = 0, ...slopes] = curves[name]?.(point, abscissa) ?? [];
        residuals[i] = value - y[i]!;
        jacobian.set(slopes, i * variables);
      }
    },
  };
}

const cases = problems.flatMap((problem) =>
  problem.starts.map((start, i) => ({
    name: `${problem.name} from start ${i + 1}`,
    problem,
    start,
  })),
);

describe("minimizeLeastSquares", () => {
  test.each(cases)("reaches the certified values of NIST $name", ({ problem, start }) => {
    const fit = minimizeLeastSquares(residualsOf(problem), start);
    expect(fit.converged).toBe(true);
    // Certified to eleven digits. At an optimum eight are what rounding of the sum leaves.
    expect(Math.abs(fit.sumOfSquares / problem.sumOfSquares - 1)).toBeLessThan(1e-9);
    for (const [k, certified] of problem.certified.entries()) {
      expect(Math.abs(fit.point[k]! / certified - 1)).toBeLessThan(1e-6);
      const error = fit.standardErrors[k]!;
      expect(Math.abs(error / problem.standardErrors[k]! - 1)).toBeLessThan(1e-5);
    }
  });

  test("stays within a bound and finds the best point on it", () => {
    const misra = problems[0] as Problem;
    const fit = minimizeLeastSquares(residualsOf(misra), [220, 5e-4], { upper: [230] });
    expect(fit.converged).toBe(true);
    expect(fit.point[0]).toBe(230);
    expect(fit.standardErrors[0]).toBe(0);
    // With b1 = 230 fixed the problem has one variable: its slope vanishes at the optimum.
    let slope = 0;
    for (const [i, x] of misra.x.entries()) {
      const [value = 0, , byRate = 0] = curves["Misra1a"]?.(fit.point, x) ?? [];
      slope += (value - misra.y[i]!) * byRate;
    }
    const scale = misra.x.reduce((sum, x) => sum + x, 0) * 230;
    expect(Math.abs(slope) / scale).toBeLessThan(1e-9);
    expect(fit.sumOfSquares).toBeGreaterThan(misra.sumOfSquares);
  });

  test("an optimum inside of the bounds does not feel them", () => {
    const misra = problems[0] as Problem;
    const options = { lower: [0, 0], upper: [1000, 1] };
    const fit = minimizeLeastSquares(residualsOf(misra), [500, 1e-4], options);
    expect(Math.abs(fit.point[0]! / 238.94212918 - 1)).toBeLessThan(1e-7);
  });

  test("says when two variables cannot be told apart", () => {
    const model: ResidualFunction = {
      variables: 2,
      residuals: 3,
      evaluate([a = 0, b = 0], residuals, jacobian) {
        for (const [i, y] of [1, 2, 4].entries()) {
          residuals[i] = a + b - y;
          jacobian.set([1, 1], 2 * i);
        }
      },
    };
    const fit = minimizeLeastSquares(model, [0, 0]);
    expect(fit.point[0]! + fit.point[1]!).toBeCloseTo(7 / 3, 9);
    expect([...fit.standardErrors]).toEqual([Number.NaN, Number.NaN]);
  });

  test("says when the start is outside of the domain", () => {
    const misra = problems[0] as Problem;
    expect(minimizeLeastSquares(residualsOf(misra), [Number.NaN, 1]).converged).toBe(false);
  });
});
