import { describe, expect, test } from "vitest";
import { interpolated, levelOnDay } from "./level-on-day.ts";

const at = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([day, value]) => ({ day, value }));

describe("the value of a series on a day", () => {
  test("is the standing record, and nothing before the first", () => {
    const prices = at([10, 5], [20, 7], [30, 3]);
    expect(levelOnDay("record-down", prices, 25)).toBe(5);
    expect(levelOnDay("record-down", prices, 30)).toBe(3);
    expect(levelOnDay("record-up", prices, 99)).toBe(7);
    expect(levelOnDay("record-up", prices, 9)).toBeUndefined();
  });

  test("is the median of what scatters within 46 days", () => {
    const chips = at([0, 1], [46, 2], [92, 9], [139, 4]);
    expect(levelOnDay("scatter", chips, 46)).toBe(2);
    expect(levelOnDay("scatter", chips, 0)).toBe(1.5);
    expect(levelOnDay("scatter", chips, 300)).toBeUndefined();
  });

  test("is between two reports of a flow at most 200 days apart, and the last for 100 days", () => {
    const revenue = at([0, 1], [200, 3], [500, 9]);
    expect(levelOnDay("flow", revenue, 100)).toBe(2);
    expect(levelOnDay("flow", revenue, 300)).toBe(3);
    expect(levelOnDay("flow", revenue, 301)).toBeUndefined();
    expect(levelOnDay("flow", revenue, 600)).toBe(9);
    expect(levelOnDay("flow", revenue, -1)).toBeUndefined();
  });

  test("of a flow that is carried on holds its ends", () => {
    const revenue = at([0, 1], [100, 3]);
    expect([-5, 50, 400].map((day) => interpolated(revenue, day))).toEqual([1, 2, 3]);
  });
});
