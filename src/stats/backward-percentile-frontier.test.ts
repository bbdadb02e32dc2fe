import { expect, test } from "vitest";
import { backwardPercentileFrontier } from "./backward-percentile-frontier.ts";

test("a point is compared with those up to its time only", () => {
  // 6 is above the median 5.5 of what came up to time 1; the 9 of time 2 is not yet there.
  expect(backwardPercentileFrontier([0, 1, 2], [5, 6, 9], 0.5, 1)).toEqual([1, 2]);
});

test("facts that arrive later do not change an earlier selection", () => {
  const times = [0, 1, 2, 3];
  const values = [3, 4, 2, 8];
  const before = backwardPercentileFrontier(times.slice(0, 3), values.slice(0, 3), 0.5, 2);
  const after = backwardPercentileFrontier(times, values, 0.5, 2).filter((i) => i < 3);
  expect(after).toEqual(before);
});
