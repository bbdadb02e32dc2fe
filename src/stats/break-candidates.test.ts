import { expect, test } from "vitest";
import { breakCandidates, breakRange } from "./break-candidates.ts";

test("a break leaves the minimum of points on both sides, itself counted on both", () => {
  expect(breakRange([5, 1, 2, 3, 4], 2)).toEqual({ first: 2, last: 4 });
  expect(breakRange([1, 2, 3], 2)).toEqual({ first: 2, last: 2 });
  expect(breakRange([1, 2], 2)).toBeUndefined();
});

test("candidates are the points and where the lines on both sides meet between neighbours", () => {
  // y = 0 up to x = 2 and 2x − 5 from x = 3 on: the lines meet at 2.5.
  const candidates = breakCandidates([0, 1, 2, 3, 4, 5], [0, 0, 0, 1, 3, 5], { first: 1, last: 4 });
  expect([...candidates].sort()).toEqual([1, 2, expect.closeTo(2.5, 12), 3, 4]);
});
