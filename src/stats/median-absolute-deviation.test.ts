import { expect, test } from "vitest";
import { normalQuantile } from "./distributions/normal.ts";
import { medianAbsoluteDeviation, NORMAL_CONSISTENCY } from "./median-absolute-deviation.ts";

test("is the median distance from the median", () => {
  // Median 2; distances 1, 1, 0, 0, 2, 4, 7 have median 1 (example of scipy.stats documentation).
  expect(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9])).toBe(1);
});

test("is not moved by one wild value", () => {
  expect(medianAbsoluteDeviation([1, 2, 3, 4, 5])).toBe(1);
  expect(medianAbsoluteDeviation([1, 2, 3, 4, 5e9])).toBe(1);
});

test("its scale for normal data is the reciprocal of the upper quartile", () => {
  expect(NORMAL_CONSISTENCY).toBeCloseTo(1 / normalQuantile(0.75), 14);
});
