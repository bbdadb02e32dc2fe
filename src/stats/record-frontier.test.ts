import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordFrontier } from "./record-frontier.ts";

describe("recordFrontier", () => {
  test("keeps what beats every earlier value, by time", () => {
    expect(recordFrontier([5, 1, 3, 2, 4], [9, 3, 4, 5, 5])).toEqual([1, 3, 0]);
  });

  test("an equal value later is not a record", () => {
    expect(recordFrontier([1, 2, 3], [7, 7, 7])).toEqual([0]);
  });

  test("of several at one time keeps the best, or all that beat the past", () => {
    const times = [1, 2, 2, 2, 2];
    const values = [5, 4, 6, 8, 8];
    expect(recordFrontier(times, values)).toEqual([0, 3]);
    expect(recordFrontier(times, values, "all")).toEqual([0, 2, 3, 4]);
  });

  test("agrees with the definition, point by point", () => {
    const points = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 12 });
    fc.assert(
      fc.property(points, (drawn) => {
        const times = drawn.map(([time]) => time);
        const values = drawn.map(([, value]) => value);
        const all = drawn.flatMap(([time, value], i) =>
          drawn.every(([t, v]) => t >= time || v < value) ? [i] : [],
        );
        const found = recordFrontier(times, values, "all");
        expect([...found].sort((a, b) => a - b)).toEqual(all);
      }),
    );
  });

  test("of nothing is nothing", () => {
    expect(recordFrontier([], [])).toEqual([]);
  });
});
