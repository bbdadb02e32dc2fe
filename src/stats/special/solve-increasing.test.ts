import { expect, test } from "vitest";
import { solveIncreasing } from "./solve-increasing.ts";

test("finds the zero of a cubic from far away", () => {
  const cubic = (x: number) => ({ value: x ** 3 - 20, slope: 3 * x * x });
  for (const start of [-50, 1e-9, 2.7, 1e6]) {
    expect(solveIncreasing(cubic, start)).toBeCloseTo(Math.cbrt(20), 14);
  }
});

test("brackets the zero where bare Newton steps diverge", () => {
  // Newton steps for arctan run away from any start beyond 1.39.
  const arctan = (x: number) => ({ value: Math.atan(x - 3), slope: 1 / (1 + (x - 3) ** 2) });
  expect(solveIncreasing(arctan, 40)).toBeCloseTo(3, 14);
});
