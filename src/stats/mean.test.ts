import { expect, test } from "vitest";
import { mean } from "./mean.ts";

test("the mean of equal values is that value, however many they are", () => {
  // A single pass over 1000 times 0.1 ends at 0.09999999999999859.
  expect(mean(Array.from({ length: 1000 }, () => 0.1))).toBe(0.1);
});

test("the mean of nothing is not a number", () => {
  expect(mean([])).toBeNaN();
});
