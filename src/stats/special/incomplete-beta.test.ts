import { expect, test } from "vitest";
import fixture from "../distributions/fixtures/distributions.json" with { type: "json" };
import { incompleteBeta } from "./incomplete-beta.ts";

type Row = [number, number, number, number];

test("with whole shapes it is a binomial sum", () => {
  // I_x(2, 3) = P(at least 2 of 4) = 6x²y² + 4x³y + x⁴.
  for (const x of [1e-6, 0.1, 0.4, 0.5, 0.9, 1 - 1e-6]) {
    const y = 1 - x;
    const sum = 6 * x ** 2 * y ** 2 + 4 * x ** 3 * y + x ** 4;
    expect(incompleteBeta(2, 3, x).lower / sum, `x = ${x}`).toBeCloseTo(1, 13);
  }
});

test("gives both tails of F distributions to 12 digits", () => {
  const both = (x: number, a: number, b: number) => {
    const sum = a * x + b;
    return incompleteBeta(a / 2, b / 2, (a * x) / sum, b / sum);
  };
  for (const [x, a, b, p] of fixture.fisherF.cdf as Row[]) {
    expect(Math.abs(both(x, a, b).lower / p - 1), `${x} ${a} ${b}`).toBeLessThan(1e-12);
  }
  for (const [x, a, b, p] of fixture.fisherF.upperTail as Row[]) {
    expect(Math.abs(both(x, a, b).upper / p - 1), `${x} ${a} ${b}`).toBeLessThan(1e-12);
  }
});

test("swapping shapes and limits swaps the two functions", () => {
  const one = incompleteBeta(0.7, 3.2, 0.15, 0.85);
  const other = incompleteBeta(3.2, 0.7, 0.85, 0.15);
  expect(one.lower).toBeCloseTo(other.upper, 15);
  expect(one.upper).toBeCloseTo(other.lower, 15);
});

test("takes a complement that subtraction from 1 would lose", () => {
  // I_x(1, b) = 1 − y^b; with y = 1e-40 the upper function is 1e-80.
  expect(incompleteBeta(1, 2, 1, 1e-40).upper / 1e-80).toBeCloseTo(1, 12);
});

test("runs from 0 to 1 and refuses what is outside", () => {
  expect(incompleteBeta(2, 3, 0)).toEqual({ lower: 0, upper: 1 });
  expect(incompleteBeta(2, 3, 1)).toEqual({ lower: 1, upper: 0 });
  expect(incompleteBeta(2, 3, 1.2).lower).toBeNaN();
  expect(incompleteBeta(-2, 3, 0.5).lower).toBeNaN();
});
