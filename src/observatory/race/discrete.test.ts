import { describe, expect, test } from "vitest";
import {
  crpsOfDiscrete,
  discreteOf,
  meanOfDiscrete,
  quantileOfDiscrete,
  shareUpTo,
} from "./discrete.ts";

describe("a discrete distribution", () => {
  const dice = discreteOf([6, 1, 2, 3, 4, 5], [1, 1, 1, 1, 1, 1]);

  test("has the mean and the quantiles of a die", () => {
    expect(meanOfDiscrete(dice)).toBeCloseTo(3.5, 12);
    expect(quantileOfDiscrete(dice, 0.5)).toBe(3);
    expect(quantileOfDiscrete(dice, 0.51)).toBe(4);
    expect(quantileOfDiscrete(dice, 1)).toBe(6);
    expect(shareUpTo(dice, 2)).toBeCloseTo(1 / 3, 12);
  });

  test("counts equal values as one and leaves out what has no weight", () => {
    expect(discreteOf([2, 1, 2, 9], [1, 2, 1, 0])).toEqual({ values: [1, 2], shares: [0.5, 0.5] });
  });

  test("has the score of its definition: E|X − y| − ½ E|X − X′|", () => {
    const values = [0, 3, 4, 11, 3];
    const outcome = 5.5;
    const mean = (numbers: readonly number[]) =>
      numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    const pairs = values.flatMap((a) => values.map((b) => Math.abs(a - b)));
    const defined = mean(values.map((value) => Math.abs(value - outcome))) - mean(pairs) / 2;
    const distribution = discreteOf(values, [1, 1, 1, 1, 1]);
    expect(crpsOfDiscrete(distribution, outcome)).toBeCloseTo(defined, 12);
  });

  test("that is certain scores its distance", () => {
    expect(crpsOfDiscrete(discreteOf([4], [7]), 6)).toBe(2);
  });
});
