import { describe, expect, test } from "vitest";
import fixture from "./fixtures/distributions.json" with { type: "json" };
import { gammaCdf, gammaDensity, gammaQuantile, gammaUpperTail } from "./gamma.ts";

/** Relative error stated in the doc comments. */
const stated = 1e-12;
const error = (found: number, reference: number) => Math.abs(found / reference - 1);
type Row = [number, number, number, number];

describe("gamma distribution", () => {
  test("cumulative probabilities keep 12 digits", () => {
    for (const [x, shape, scale, p] of fixture.gamma.cdf as Row[]) {
      expect(error(gammaCdf(x, shape, scale), p), `${x} ${shape}`).toBeLessThan(stated);
    }
  });

  test("quantiles keep 12 digits", () => {
    for (const [p, shape, scale, x] of fixture.gamma.quantile as Row[]) {
      // Where x is near 1e-240 its logarithm of 550 is solved to one unit in the last place, 1e-13.
      expect(error(gammaQuantile(p, shape, scale), x), `${p} ${shape}`).toBeLessThan(stated);
    }
  });

  test("with shape 1 it is the exponential distribution", () => {
    expect(gammaUpperTail(7, 1, 2)).toBeCloseTo(Math.exp(-3.5), 15);
    expect(gammaDensity(3, 1, 2)).toBeCloseTo(Math.exp(-1.5) / 2, 15);
    expect(gammaCdf(-1, 1)).toBe(0);
  });
});
