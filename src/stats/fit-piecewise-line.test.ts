import { describe, expect, test } from "vitest";
import { normalDraw } from "./draws.ts";
import {
  breakInterval,
  fitPiecewiseLine,
  type PiecewiseLine,
  piecewiseMeanInterval,
  piecewisePredictionInterval,
} from "./fit-piecewise-line.ts";
import fixture from "./fixtures/piecewise.json" with { type: "json" };

describe("fitPiecewiseLine", () => {
  test("finds the break that a brute search over 20,000 places finds", () => {
    for (const { x, y, ...expected } of fixture.cases) {
      const fit = fitPiecewiseLine(x, y) as PiecewiseLine;
      expect(fit.residualSumSquares).toBeLessThanOrEqual(expected.residualSumSquares + 1e-12);
      // A search by values alone finds a minimum to the square root of rounding, 1e-8, at best.
      for (const name of Object.keys(expected) as (keyof typeof expected)[]) {
        expect(fit[name], name).toBeCloseTo(expected[name], 5);
      }
    }
  });

  test("recovers an exact break between two points", () => {
    const x = [0, 1, 2, 3, 4, 5, 6, 7];
    const y = x.map((value) => 2 + Math.min(value, 3.5) + 3 * Math.max(0, value - 3.5));
    const fit = fitPiecewiseLine(x, y);
    expect(fit?.breakX).toBeCloseTo(3.5, 12);
    expect(fit?.slopeBefore).toBeCloseTo(1, 12);
    expect(fit?.slopeAfter).toBeCloseTo(3, 12);
  });

  test("keeps at least the minimum of points on each side", () => {
    const { x, y } = fixture.cases[0] as (typeof fixture.cases)[0];
    const fit = fitPiecewiseLine(x, y, { minimumPoints: 12 }) as PiecewiseLine;
    expect(x.filter((value) => value <= fit.breakX).length).toBeGreaterThanOrEqual(12);
    expect(x.filter((value) => value >= fit.breakX).length).toBeGreaterThanOrEqual(12);
  });

  test("a 90 % interval holds the true break in 87 % of short series, as its doc comment says", {
    tags: "long",
  }, () => {
    let inside = 0;
    const trials = 300;
    const x = Array.from({ length: 30 }, (_, i) => i / 3);
    for (let trial = 0; trial < trials; trial++) {
      const y = x.map((value, i) => Math.max(0, value - 4.2) + 0.4 * normalDraw(8, trial, i));
      const fit = fitPiecewiseLine(x, y) as PiecewiseLine;
      const { lower, upper } = breakInterval(fit, x, y, 0.9);
      if (lower <= 4.2 && upper >= 4.2) inside++;
    }
    // The standard error of the share is 1.9 %; three of these.
    expect(Math.abs(inside / trials - 0.87)).toBeLessThan(0.057);
  });

  test("predicts along the second piece, wider for an observation than for the mean", () => {
    const { x, y } = fixture.cases[0] as (typeof fixture.cases)[0];
    const fit = fitPiecewiseLine(x, y) as PiecewiseLine;
    const prediction = piecewisePredictionInterval(fit, 12, 0.9);
    expect(prediction.value).toBeCloseTo(
      fit.heightAtBreak + fit.slopeAfter * (12 - fit.breakX),
      10,
    );
    const mean = piecewiseMeanInterval(fit, 12, 0.9);
    expect(prediction.upper - prediction.lower).toBeGreaterThan(mean.upper - mean.lower);
  });

  test("is undefined with too few points", () => {
    expect(fitPiecewiseLine([1, 2, 3, 4], [1, 2, 3, 4])).toBeUndefined();
    expect(fitPiecewiseLine([1, 1, 1, 1, 2, 2], [1, 2, 3, 4, 5, 6])).toBeUndefined();
  });
});
