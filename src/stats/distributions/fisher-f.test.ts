import { describe, expect, test } from "vitest";
import { fisherFQuantile } from "./fisher-f.ts";
import fixture from "./fixtures/distributions.json" with { type: "json" };

/** Relative error stated in the doc comment. */
const stated = 1e-12;
const error = (found: number, reference: number) => Math.abs(found / reference - 1);
type Row = [number, number, number, number];

describe("Fisher's F distribution", () => {
  test("quantiles keep 12 digits", () => {
    for (const [p, a, b, x] of fixture.fisherF.quantile as Row[]) {
      expect(error(fisherFQuantile(p, a, b), x), `${p} ${a} ${b}`).toBeLessThan(stated);
    }
  });

  test("has the printed 5 % point of 1 and 8 degrees of freedom", () => {
    expect(fisherFQuantile(0.95, 1, 8)).toBeCloseTo(5.318, 3);
  });
});
