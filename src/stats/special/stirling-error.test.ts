import { expect, test } from "vitest";
import { stirlingError } from "./stirling-error.ts";

test("is what Stirling's formula leaves out of the logarithm of a factorial", () => {
  // Γ(1) = 1 leaves 1 − ½ log 2π, Γ(½) = √π leaves ½ − ½ log 2; a few roundings of sums near 1.
  expect(stirlingError(1)).toBeCloseTo(1 - 0.5 * Math.log(2 * Math.PI), 14);
  expect(stirlingError(0.5)).toBeCloseTo(0.5 - 0.5 * Math.LN2, 14);
});

test("falls like 1 / 12x", () => {
  // The next term is 1 / 360x³.
  expect(stirlingError(1e6) * 12e6).toBeCloseTo(1, 12);
});

test("is the same on both sides of the change to the series at 10", () => {
  expect(stirlingError(10 - 1e-9)).toBeCloseTo(stirlingError(10), 11);
});
