import { describe, expect, test } from "vitest";
import { chiSquareCdf, chiSquareQuantile, chiSquareUpperTail } from "./chi-square.ts";
import fixture from "./fixtures/distributions.json" with { type: "json" };

/** Relative error stated in the doc comments. */
const stated = 1e-12;
const error = (found: number, reference: number) => Math.abs(found / reference - 1);
type Triple = [number, number, number];

describe("chi-square distribution", () => {
  test("both tails keep 12 digits", () => {
    for (const [x, df, p] of fixture.chiSquare.cdf as Triple[]) {
      expect(error(chiSquareCdf(x, df), p), `x = ${x}, df = ${df}`).toBeLessThan(stated);
    }
    for (const [x, df, p] of fixture.chiSquare.upperTail as Triple[]) {
      expect(error(chiSquareUpperTail(x, df), p), `x = ${x}, df = ${df}`).toBeLessThan(stated);
    }
  });

  test("quantiles keep 12 digits", () => {
    for (const [p, df, x] of fixture.chiSquare.quantile as Triple[]) {
      expect(error(chiSquareQuantile(p, df), x), `p = ${p}, df = ${df}`).toBeLessThan(stated);
    }
  });

  test("has the printed 5 % point of one degree of freedom", () => {
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.841, 3);
  });
});
