import { expect, test } from "vitest";
import { quantile } from "./quantile.ts";

test("interpolates between order statistics as R's default does", () => {
  // R: quantile(c(1, 2, 4, 8, 16), c(.1, .25, .6, .9)) gives 1.4, 2, 5.6, 12.8.
  const values = [16, 1, 8, 2, 4];
  expect(quantile(values, 0.1)).toBeCloseTo(1.4, 14);
  expect(quantile(values, 0.25)).toBe(2);
  expect(quantile(values, 0.6)).toBeCloseTo(5.6, 14);
  expect(quantile(values, 0.9)).toBeCloseTo(12.8, 13);
});

test("reaches the extremes at 0 and 1, also when they are infinite", () => {
  expect(quantile([3, 1, 2], 0)).toBe(1);
  expect(quantile([3, 1, 2], 1)).toBe(3);
  const open = [1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  expect(quantile(open, 0.75)).toBe(Number.POSITIVE_INFINITY);
});

test("has no answer for nothing or for what is no probability", () => {
  expect(quantile([], 0.5)).toBeNaN();
  expect(quantile([1], 1.5)).toBeNaN();
});
