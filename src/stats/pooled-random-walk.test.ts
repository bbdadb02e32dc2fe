import { describe, expect, test } from "vitest";
import { fitPooledRandomWalk } from "./pooled-random-walk.ts";
import { fitRandomWalk } from "./random-walk-with-drift.ts";

describe("one random walk of several series", () => {
  test("of a single series is the walk of that series", () => {
    const times = [0, 1, 3, 4.5, 7];
    const values = [2, 2.5, 4.1, 4, 6.3];
    const pooled = fitPooledRandomWalk([{ group: "one", times, values }]);
    expect(pooled?.get("one")).toEqual(fitRandomWalk(times, values));
  });

  test("shares drift and variance, and starts from each series' own last value", () => {
    // Steps 1, 3 over 1 year each, and 2 over 1 year: drift 2, squares 1 + 1 + 0 over 3 − 1.
    const walks = fitPooledRandomWalk([
      { group: "a", times: [0, 1, 2], values: [0, 1, 4] },
      { group: "b", times: [5, 6], values: [10, 12] },
      { group: "c", times: [8], values: [7] },
    ]);
    const shared = { drift: 2, shockVariance: 1, span: 3, degreesOfFreedom: 2 };
    expect(walks?.get("a")).toEqual({ lastTime: 2, lastValue: 4, ...shared });
    expect(walks?.get("b")).toEqual({ lastTime: 6, lastValue: 12, ...shared });
    expect(walks?.get("c")).toEqual({ lastTime: 8, lastValue: 7, ...shared });
  });

  test.each([
    ["no series has a step", [{ group: "a", times: [1], values: [1] }]],
    ["times repeat", [{ group: "a", times: [1, 1], values: [1, 2] }]],
  ])("is not determined when %s", (_what, series) => {
    expect(fitPooledRandomWalk(series)).toBeUndefined();
  });
});
