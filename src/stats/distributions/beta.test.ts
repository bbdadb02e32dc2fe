import { describe, expect, test } from "vitest";
import { betaCdf } from "./beta.ts";
import fixture from "./fixtures/distributions.json" with { type: "json" };

/** Relative error stated in the doc comment. */
const stated = 1e-12;
const error = (found: number, reference: number) => Math.abs(found / reference - 1);
type Row = [number, number, number, number];

describe("beta distribution", () => {
  test("cumulative probabilities keep 12 digits", () => {
    for (const [x, a, b, p] of fixture.beta.cdf as Row[]) {
      expect(error(betaCdf(x, a, b), p), `${x} ${a} ${b}`).toBeLessThan(stated);
    }
  });

  test("with both shapes 1 it is uniform", () => {
    expect(betaCdf(0.3, 1, 1)).toBeCloseTo(0.3, 15);
    expect(betaCdf(1.5, 2, 3)).toBe(1);
  });
});
