import fc from "fast-check";
import { expect, test } from "vitest";
import fixture from "../distributions/fixtures/distributions.json" with { type: "json" };
import { incompleteGamma } from "./incomplete-gamma.ts";
import { inverseIncompleteGamma } from "./inverse-incomplete-gamma.ts";

test("is undone by the incomplete gamma function, for shapes from 0.05 to 5,000", () => {
  const shape = fc.double({ min: -3, max: 8.5, noNaN: true }).map(Math.exp);
  const probability = fc.double({ min: 1e-10, max: 0.9999999, noNaN: true });
  fc.assert(
    fc.property(shape, probability, (a, p) => {
      const { lower, upper } = incompleteGamma(a, inverseIncompleteGamma(a, p));
      // One rounding of x times shapes up to 5,000 moves the tail by 1e-11.
      if (p <= 0.5) expect(Math.abs(lower / p - 1)).toBeLessThan(1e-10);
      else expect(Math.abs(upper / (1 - p) - 1)).toBeLessThan(1e-10);
    }),
    { seed: 42, numRuns: 300 },
  );
});

test("gives quantiles of gamma and chi-square distributions to 12 digits", () => {
  const rows = [
    ...(fixture.gamma.quantile as [number, number, number, number][]),
    ...(fixture.chiSquare.quantile as [number, number, number][]).map(
      ([p, df, x]) => [p, df / 2, 2, x] as const,
    ),
  ];
  for (const [p, shape, scale, x] of rows) {
    // Where x is near 1e-240 its logarithm of 550 is solved to one unit in the last place, 1e-13.
    const error = Math.abs((scale * inverseIncompleteGamma(shape, p)) / x - 1);
    expect(error, `${p} ${shape}`).toBeLessThan(1e-12);
  }
});

test("refuses what is no probability", () => {
  expect(inverseIncompleteGamma(1, 0)).toBeNaN();
  expect(inverseIncompleteGamma(-1, 0.5)).toBeNaN();
});
