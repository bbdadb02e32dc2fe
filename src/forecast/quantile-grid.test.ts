import { describe, expect, test } from "vitest";
import {
  crpsOfQuantiles,
  GRID,
  gridLevels,
  mixtureQuantiles,
  quantileOnGrid,
  quantilesOf,
  rankOnGrid,
} from "./quantile-grid.ts";

const wide = quantilesOf(10, { scale: 2, degreesOfFreedom: 5 });

describe("a forecast as quantiles", () => {
  test("has its median at the centre and the t quantile at 90 %", () => {
    expect(quantileOnGrid(wide, 0.5)).toBeCloseTo(10, 12);
    // t(0.9, 5) = 1.475884 (tables); a straight line between quantiles is good to three digits.
    expect(quantileOnGrid(wide, 0.9)).toBeCloseTo(10 + 2 * 1.475884, 2);
  });

  test("scores as the closed form does, but for the coarseness of a hundred quantiles", () => {
    // Of evenly spread forecasts from 0 to 1, the score of an outcome z in them is
    // (z³ + (1 − z)³) / 3; below them, 1/3 more than the distance.
    const even = Float64Array.from(gridLevels);
    for (const z of [0, 0.2, 0.5, 0.9])
      expect(crpsOfQuantiles(even, z)).toBeCloseTo((z ** 3 + (1 - z) ** 3) / 3, 3);
    expect(crpsOfQuantiles(even, -2)).toBeCloseTo(2 + 1 / 3, 3);
  });

  test("gives the same mixed with itself", () => {
    const mixed = mixtureQuantiles([wide, wide], [1, 3]);
    for (let i = 1; i < GRID - 1; i++) expect(mixed[i]).toBeCloseTo(wide[i] as number, 1);
    expect(mixtureQuantiles([wide], [2])).toEqual(wide);
  });

  test("a mixture of two far apart has its median in the gap and its quarter in the lower one", () => {
    const low = quantilesOf(0, { scale: 0.01, degreesOfFreedom: 12 });
    const high = quantilesOf(100, { scale: 0.01, degreesOfFreedom: 12 });
    const mixed = mixtureQuantiles([low, high], [1, 1]);
    expect(quantileOnGrid(mixed, 0.25)).toBeCloseTo(0, 1);
    expect(quantileOnGrid(mixed, 0.75)).toBeCloseTo(100, 1);
    expect(quantileOnGrid(mixtureQuantiles([low, high], [3, 1]), 0.7)).toBeCloseTo(0, 1);
  });

  test("a part without weight is not there", () => {
    const other = quantilesOf(1e9, { scale: 1, degreesOfFreedom: 5 });
    expect(mixtureQuantiles([wide, other], [1, 0])).toEqual(wide);
  });

  test("ranks an outcome by what lies below it, and half of what equals it", () => {
    const even = Float64Array.from(gridLevels);
    expect([-1, 0.3, 2].map((value) => rankOnGrid(even, value))).toEqual([0, 0.3, 1]);
    // A record that may stay as it is: a fifth of the forecast is the value that came.
    const standing = even.map((level) => Math.max(level, 0.2));
    expect(rankOnGrid(standing, 0.2)).toBeCloseTo(0.1, 12);
  });
});
