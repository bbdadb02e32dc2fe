import { describe, expect, test } from "vitest";
import fixture from "../distributions/fixtures/distributions.json" with { type: "json" };
import { logGamma } from "./log-gamma.ts";

describe("logGamma", () => {
  test("errs by a few units in the last place of max(1, |value|)", () => {
    for (const [x, value] of fixture.logGamma as [number, number][]) {
      const scale = Math.max(1, Math.abs(value));
      expect(Math.abs(logGamma(x) - value) / scale, `x = ${x}`).toBeLessThan(2e-15);
    }
  });

  test("is log (n − 1)! at whole numbers and 0 at 1 and 2", () => {
    expect(logGamma(1)).toBe(0);
    expect(logGamma(2)).toBe(0);
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 13);
  });

  test("is not a number at or below 0", () => {
    expect(logGamma(0)).toBeNaN();
    expect(logGamma(-1.5)).toBeNaN();
  });
});
