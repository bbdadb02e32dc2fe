import { describe, expect, test } from "vitest";
import { normalDraw } from "./draws.ts";
import { fitRandomWalk, type RandomWalk, randomWalkForecast } from "./random-walk-with-drift.ts";
import { studentTMultiple } from "./student-t-multiple.ts";

function intervalAt(walk: RandomWalk, time: number, level: number) {
  const { value, standardError } = randomWalkForecast(walk, time);
  const reach = studentTMultiple(level, walk.degreesOfFreedom) * standardError;
  return { lower: value - reach, upper: value + reach };
}

describe("random walk with drift", () => {
  const times = [0, 1, 2, 3, 4];
  const values = [10, 13, 14, 18, 18];
  const walk = fitRandomWalk(times, values) as RandomWalk;

  test("its drift runs from the first value to the last, as Hyndman and Athanasopoulos define it", () => {
    // Forecasting: Principles and Practice, section 5.2: changes 3, 1, 4, 0 have mean 2 and
    // residual sum of squares 10 on 3 degrees of freedom.
    expect(walk.drift).toBe(2);
    expect(walk.shockVariance).toBeCloseTo(10 / 3, 14);
    const { value, standardError } = randomWalkForecast(walk, 6);
    expect(value).toBe(22);
    // Section 5.5: σ √(h (1 + h / (T − 1))) with h = 2 and T = 5.
    expect(standardError).toBeCloseTo(Math.sqrt((10 / 3) * 2 * 1.5), 14);
  });

  test("times in another order or another unit give the same forecast", () => {
    const shuffled = fitRandomWalk([3, 0, 4, 1, 2], [18, 10, 18, 13, 14]) as RandomWalk;
    expect(shuffled).toEqual(walk);
    const months = fitRandomWalk(
      times.map((time) => 12 * time),
      values,
    ) as RandomWalk;
    const ours = intervalAt(walk, 7, 0.9);
    const theirs = intervalAt(months, 84, 0.9);
    expect(theirs.lower).toBeCloseTo(ours.lower, 12);
    expect(theirs.upper).toBeCloseTo(ours.upper, 12);
  });

  test("an 80 % interval holds 80 % of what comes, also with uneven times", () => {
    const at = [0, 0.3, 1.1, 1.2, 2, 3.5, 4, 4.1, 5, 6.5];
    const trials = 2000;
    let inside = 0;
    for (let trial = 0; trial < trials; trial++) {
      const path = [0];
      for (let i = 1; i <= at.length; i++) {
        const step = (at[i] ?? 8.5) - at[i - 1]!;
        const shock = Math.sqrt(step) * normalDraw(17, trial, i);
        path.push(path.at(-1)! + 0.7 * step + shock);
      }
      const fit = fitRandomWalk(at, path.slice(0, -1)) as RandomWalk;
      const { lower, upper } = intervalAt(fit, 8.5, 0.8);
      const fresh = path.at(-1)!;
      if (fresh >= lower && fresh <= upper) inside++;
    }
    // The interval is exact; the standard error of the share is 0.9 %, three of these.
    expect(Math.abs(inside / trials - 0.8)).toBeLessThan(0.027);
  });

  test("knows the present and, from two values, nothing of the scatter ahead", () => {
    expect(randomWalkForecast(walk, 4)).toEqual({ value: 18, standardError: 0 });
    const two = fitRandomWalk([0, 1], [0, 1]) as RandomWalk;
    expect(randomWalkForecast(two, 2).standardError).toBe(Number.POSITIVE_INFINITY);
  });

  test("is undefined with repeated times, and a forecast of the past is a bug", () => {
    expect(fitRandomWalk([1, 1], [1, 2])).toBeUndefined();
    expect(fitRandomWalk([1], [1])).toBeUndefined();
    expect(() => randomWalkForecast(walk, 3)).toThrow("time must be at or after 4, got 3");
  });
});
