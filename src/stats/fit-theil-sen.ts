import { normalQuantile } from "./distributions/normal.ts";
import { hypotenuse } from "./elementary/hypotenuse.ts";
import type { Interval } from "./interval.ts";
import { median } from "./median.ts";
import { NORMAL_CONSISTENCY } from "./normal-consistency.ts";
import { quantileOfSorted } from "./quantile.ts";
import { studentTMultiple } from "./student-t-multiple.ts";

/** A line whose slope is the median of the slopes between all pairs of points. */
export interface TheilSenLine {
  readonly slope: number;
  /** Median of y minus slope times median of x. */
  readonly intercept: number;
  readonly n: number;
  /** Slopes between pairs of different x, ascending. */
  readonly pairSlopes: readonly number[];
  /** Standard deviation of Kendall's score, corrected for ties in x and y. */
  readonly scoreDeviation: number;
  readonly medianX: number;
  /** Robust standard deviation of the residuals: 1.4826 times the median of their sizes. */
  readonly residualScale: number;
}

/**
 * Fit a line by the median of pairwise slopes. Up to 29 % of the points may be wild.
 *
 * @param x regressor, length n ≥ 2, not all equal
 * @param y response, same length and order as `x`
 * @returns the line, or `undefined` when the points do not determine one
 * @see P. K. Sen, Journal of the American Statistical Association 63 (1968) 1379–1389
 */
export function fitTheilSen(x: readonly number[], y: readonly number[]): TheilSenLine | undefined {
  if (x.length !== y.length || ![...x, ...y].every(Number.isFinite)) return undefined;
  const pairSlopes = slopesBetweenPairs(x, y);
  if (pairSlopes.length === 0) return undefined;
  const slope = quantileOfSorted(pairSlopes, 0.5);
  const medianX = median(x);
  const intercept = median(y) - slope * medianX;
  const sizes = x.map((value, i) => Math.abs(y[i]! - intercept - slope * value));
  return {
    slope,
    intercept,
    n: x.length,
    pairSlopes,
    scoreDeviation: scoreDeviation(x, y),
    medianX,
    residualScale: NORMAL_CONSISTENCY * median(sizes),
  };
}

/**
 * Distribution-free confidence interval of the slope from ranks of the pairwise slopes; not
 * symmetric.
 *
 * @param level coverage in (0, 1)
 */
export function theilSenSlopeInterval(line: TheilSenLine, level: number): Interval {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be in (0, 1), got ${level}`);
  const reach = -normalQuantile((1 - level) / 2) * line.scoreDeviation;
  const count = line.pairSlopes.length;
  const below = Math.max(Math.round((count - reach) / 2) - 1, 0);
  const above = Math.min(Math.round((count + reach) / 2), count - 1);
  return {
    value: line.slope,
    lower: line.pairSlopes[below]!,
    upper: line.pairSlopes[above]!,
    level,
    kind: "confidence",
  };
}

/**
 * Approximate prediction interval of one new observation at x. On each side it combines, in
 * quadrature, the slope's interval carried from the median of x with the robust scatter of a normal
 * observation about a level that is itself estimated.
 */
export function theilSenPredictionInterval(line: TheilSenLine, x: number, level: number): Interval {
  const slope = theilSenSlopeInterval(line, level);
  const lever = x - line.medianX;
  const ends = [(slope.lower - line.slope) * lever, (slope.upper - line.slope) * lever];
  const scatter =
    studentTMultiple(level, line.n - 2) * line.residualScale * Math.sqrt(1 + Math.PI / 2 / line.n);
  const value = line.intercept + line.slope * x;
  return {
    value,
    lower: value - hypotenuse(Math.min(...ends), scatter),
    upper: value + hypotenuse(Math.max(...ends), scatter),
    level,
    kind: "prediction",
  };
}

/** Slopes between pairs of different x, ascending. A typed array sorts several times faster. */
function slopesBetweenPairs(x: readonly number[], y: readonly number[]): readonly number[] {
  const slopes = new Float64Array((x.length * (x.length - 1)) / 2);
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const run = x[i]! - x[j]!;
      if (run !== 0) slopes[count++] = (y[i]! - y[j]!) / run;
    }
  }
  return Array.from(slopes.subarray(0, count).sort());
}

function scoreDeviation(x: readonly number[], y: readonly number[]): number {
  const term = (k: number) => k * (k - 1) * (2 * k + 5);
  const ties = (values: readonly number[]) => {
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + term(count), 0);
  };
  return Math.sqrt(Math.max(0, (term(x.length) - ties(x) - ties(y)) / 18));
}
