import { describe, expect, test } from "vitest";
import { recordFrontier } from "./record-frontier.ts";
import { rankAtAppearance, topNFrontier } from "./top-n-frontier.ts";

describe("topNFrontier", () => {
  const times = [1, 2, 2, 3, 4, 4];
  const values = [5, 5, 7, 6, 7, 7];

  test("ranks each point among those known on its day", () => {
    expect(rankAtAppearance(times, values)).toEqual([1, 3, 1, 2, 2, 3]);
  });

  test("keeps the points ranked at most n", () => {
    expect(topNFrontier(times, values, 2)).toEqual([0, 2, 3, 4]);
    expect(topNFrontier(times, values, 0)).toEqual([]);
  });

  test("its first place is the record frontier when no two points share a time", () => {
    const apart = [4, 2, 9, 1, 7];
    const first = topNFrontier(apart, [3, 1, 8, 2, 8], 1);
    expect([...first].sort()).toEqual([...recordFrontier(apart, [3, 1, 8, 2, 8])].sort());
  });
});
