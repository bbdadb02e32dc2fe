import { describe, expect, test } from "vitest";
import fixture from "./fixtures/distributions.json" with { type: "json" };
import { gammaCdf, gammaUpperTail } from "./gamma.ts";

/** Relative error stated in the doc comments. */
const stated = 1e-12;
const error = (found: number, reference: number) => Math.abs(found / reference - 1);
type Row = [number, number, number, number];
type Triple = [number, number, number];

describe("gamma distribution", () => {
  test("cumulative probabilities keep 12 digits", () => {
    for (const [x, shape, scale, p] of fixture.gamma.cdf as Row[]) {
      expect(error(gammaCdf(x, shape, scale), p), `${x} ${shape}`).toBeLessThan(stated);
    }
  });

  test("both tails keep 12 digits in chi-square distributions, which have scale 2", () => {
    for (const [x, df, p] of fixture.chiSquare.cdf as Triple[]) {
      expect(error(gammaCdf(x, df / 2, 2), p), `${x} ${df}`).toBeLessThan(stated);
    }
    for (const [x, df, p] of fixture.chiSquare.upperTail as Triple[]) {
      expect(error(gammaUpperTail(x, df / 2, 2), p), `${x} ${df}`).toBeLessThan(stated);
    }
  });

  test("with shape 1 it is the exponential distribution", () => {
    expect(gammaUpperTail(7, 1, 2)).toBeCloseTo(Math.exp(-3.5), 15);
    expect(gammaCdf(-1, 1)).toBe(0);
  });
});
