import { expect, test } from "vitest";
import { median } from "./median.ts";

test("is the middle of an odd count and the mean of the two middles of an even one", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([7, 1, 3, 5])).toBe(4);
  expect(median([])).toBeNaN();
});
