import { describe, expect, test } from "vitest";
import { normalDraw } from "./draws.ts";
import fixture from "./fixtures/piecewise.json" with { type: "json" };
import { testBreak } from "./test-break.ts";

describe("testBreak", () => {
  test("sees a strong break and takes a weak one for chance", () => {
    const options = { resamples: 199, seed: 5 };
    const [strong, , weak] = fixture.cases;
    expect(testBreak(strong?.x ?? [], strong?.y ?? [], options)?.pValue).toBe(1 / 200);
    expect(testBreak(weak?.x ?? [], weak?.y ?? [], options)?.pValue).toBeGreaterThan(0.05);
  });

  test("rejects a straight line about as often as it says", () => {
    const x = Array.from({ length: 16 }, (_, i) => i);
    const trials = 60;
    let rejected = 0;
    for (let trial = 0; trial < trials; trial++) {
      const y = x.map((value, i) => 0.4 * value + normalDraw(31, trial, i));
      const result = testBreak(x, y, { resamples: 49, seed: trial });
      if (result && result.pValue <= 0.2) rejected++;
    }
    // 20 % of 60 is 12 with a standard deviation of 3.1: three of these.
    expect(Math.abs(rejected - 12)).toBeLessThan(9.3);
  });

  test("is undefined when no break can be fitted", () => {
    expect(testBreak([1, 2, 3], [1, 2, 3], { resamples: 10, seed: 1 })).toBeUndefined();
  });
});
