import fc from "fast-check";
import { expect, test } from "vitest";
import fixture from "../distributions/fixtures/distributions.json" with { type: "json" };
import { incompleteBeta } from "./incomplete-beta.ts";
import { inverseIncompleteBetaLogOdds } from "./inverse-incomplete-beta.ts";

test("is undone by the incomplete beta function, for shapes from 0.05 to 5,000", () => {
  const shape = fc.double({ min: -3, max: 8.5, noNaN: true }).map(Math.exp);
  const probability = fc.double({ min: 1e-10, max: 0.9999999, noNaN: true });
  fc.assert(
    fc.property(shape, shape, probability, (a, b, p) => {
      const logOdds = inverseIncompleteBetaLogOdds(a, b, p);
      const x = 1 / (1 + Math.exp(-logOdds));
      const y = 1 / (1 + Math.exp(logOdds));
      const { lower, upper } = incompleteBeta(a, b, x, y);
      // One rounding of the log-odds, up to 100, times shapes up to 5,000 moves the tail by 1e-10.
      if (p <= 0.5) expect(Math.abs(lower / p - 1)).toBeLessThan(1e-9);
      else expect(Math.abs(upper / (1 - p) - 1)).toBeLessThan(1e-9);
    }),
    { seed: 42, numRuns: 300 },
  );
});

test("gives quantiles of beta distributions to 12 digits", () => {
  for (const [p, a, b, x] of fixture.beta.quantile as [number, number, number, number][]) {
    const quantile = 1 / (1 + Math.exp(-inverseIncompleteBetaLogOdds(a, b, p)));
    expect(Math.abs(quantile / x - 1), `${p} ${a} ${b}`).toBeLessThan(1e-12);
  }
});

test("refuses what is no probability", () => {
  expect(inverseIncompleteBetaLogOdds(1, 1, 1)).toBeNaN();
  expect(inverseIncompleteBetaLogOdds(0, 1, 0.5)).toBeNaN();
});
