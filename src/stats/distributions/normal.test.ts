import { describe, expect, test } from "vitest";
import fixture from "./fixtures/distributions.json" with { type: "json" };
import { normalCdf, normalQuantile } from "./normal.ts";

/** Relative error stated in the doc comments. */
const stated = 1e-13;
const error = (found: number, reference: number) => Math.abs(found / reference - 1);

describe("normal distribution", () => {
  test("cumulative probabilities keep 13 digits, down to 1e-299", () => {
    for (const [z, p] of fixture.normal.cdf as [number, number][]) {
      expect(error(normalCdf(z), p), `z = ${z}`).toBeLessThan(stated);
    }
  });

  test("quantiles keep 13 digits", () => {
    for (const [p, z] of fixture.normal.quantile as [number, number][]) {
      expect(error(normalQuantile(p), z), `p = ${p}`).toBeLessThan(stated);
    }
  });

  test("its ends are infinite and what is no probability has no quantile", () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
  });
});
