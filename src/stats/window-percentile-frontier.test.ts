import { expect, test } from "vitest";
import { windowPercentileFrontier } from "./window-percentile-frontier.ts";

test("a point is compared with those before and after it", () => {
  // Around time 1 are 5, 6 and 9 with median 6, and 6 is not above it; around time 2 are 6 and 9.
  const times = [0, 1, 2, 9];
  const values = [5, 6, 9, 1];
  expect(windowPercentileFrontier(times, values, 0.5, 1)).toEqual([2]);
  expect(windowPercentileFrontier(times, values, 0, 1)).toEqual([1, 2]);
});

test("a point alone in its window does not stand out", () => {
  expect(windowPercentileFrontier([0, 10], [1, 2], 0, 1)).toEqual([]);
});
