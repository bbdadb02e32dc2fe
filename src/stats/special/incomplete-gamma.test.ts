import { expect, test } from "vitest";
import { incompleteGamma } from "./incomplete-gamma.ts";

test("with whole shape the upper function is a Poisson sum", () => {
  for (const x of [0.3, 2, 3.9, 4.1, 12, 60]) {
    const poisson = Math.exp(-x) * (1 + x + x ** 2 / 2 + x ** 3 / 6);
    const { lower, upper } = incompleteGamma(4, x);
    // Exponentials of up to 60 carry an error of 60 roundings.
    expect(upper / poisson, `x = ${x}`).toBeCloseTo(1, 13);
    expect(lower + upper).toBeCloseTo(1, 15);
  }
});

test("runs from 0 to 1 and refuses what is outside", () => {
  expect(incompleteGamma(2, 0)).toEqual({ lower: 0, upper: 1 });
  expect(incompleteGamma(2, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 });
  expect(incompleteGamma(0, 1).lower).toBeNaN();
  expect(incompleteGamma(1, -1).upper).toBeNaN();
});
