import { describe, expect, test } from "vitest";
import { runningMinimum } from "./running-minimum.ts";

describe("runningMinimum", () => {
  test("keeps what is strictly cheaper than every one before", () => {
    expect(runningMinimum([1, 2, 3, 4, 5], [10, 12, 8, 8, 2])).toEqual([0, 2, 4]);
  });

  test("of several on one day keeps the last record of that day, which is the cheapest", () => {
    expect(runningMinimum([1, 2, 2, 2], [10, 7, 5, 6])).toEqual([0, 2]);
    expect(runningMinimum([1, 2, 2, 2], [10, 7, 5, 6], "all")).toEqual([0, 1, 2, 3]);
  });
});
