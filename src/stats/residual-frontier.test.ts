import { expect, test } from "vitest";
import { residualFrontier } from "./residual-frontier.ts";

test("keeps the points highest above the common trend, however low their value", () => {
  const times = [0, 1, 2, 3, 4, 5];
  const values = [1, 0, 2, 3, 4, 5];
  // The first point is the lowest but one and yet the farthest above the line.
  expect(residualFrontier(times, values, 0.9)).toEqual([0]);
  expect(residualFrontier(times, values, 0)).toEqual([0, 1, 2, 3, 4, 5]);
});

test("is undefined when there is no trend to stand out from", () => {
  expect(residualFrontier([2020, 2020], [1, 2], 0.5)).toBeUndefined();
});
