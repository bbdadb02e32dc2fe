import { hypotenuse } from "./elementary/hypotenuse.ts";
import { square } from "./elementary/square.ts";
import { fitLine } from "./fit-line.ts";
import { fitWeightedLine } from "./fit-weighted-line.ts";
import { type Interval, symmetricInterval } from "./interval.ts";
import { type Line, lineAt } from "./line.ts";
import { median } from "./median.ts";
import { NORMAL_CONSISTENCY } from "./normal-consistency.ts";
import { studentTMultiple } from "./student-t-multiple.ts";

/** A line that gives less weight to points far from it. */
export interface HuberLine {
  readonly slope: number;
  readonly intercept: number;
  readonly n: number;
  /** Weight of each point in input order: 1 within `tuning` scales of the line, less beyond. */
  readonly weights: readonly number[];
  /** Robust standard deviation of the residuals: 1.4826 times the median of their sizes. */
  readonly residualScale: number;
  readonly slopeStandardError: number;
  readonly interceptStandardError: number;
  /** Unweighted mean of x and sum of squares about it. */
  readonly meanX: number;
  readonly sumSquaresX: number;
  readonly degreesOfFreedom: number;
  readonly tuning: number;
}

/** With this limit the estimate is 95 % as precise as least squares when residuals are normal. */
export const HUBER_TUNING = 1.345;

const MAX_ITERATIONS = 500;

/**
 * Fit a line by Huber's M-estimate: squares of small residuals, sizes of large ones, by iteratively
 * reweighted least squares. The scale is the median size of the residuals, updated in each step.
 *
 * @param x regressor, length n ≥ 3, not all equal
 * @param y response, same length and order as `x`
 * @param tuning residual in scales beyond which a point loses weight
 * @returns the line; `undefined` when the points do not determine one, when most of them lie
 *   exactly on a line (the scale is then zero), or when the iteration does not converge
 * @see P. J. Huber, Robust Statistics (1981), chapter 7, for the standard errors
 */
export function fitHuberLine(
  x: readonly number[],
  y: readonly number[],
  tuning: number = HUBER_TUNING,
): HuberLine | undefined {
  const start = fitLine(x, y);
  if (!start || start.n < 3) return undefined;
  let line: Line = start;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const residuals = residualsOf(line, x, y);
    const scale = NORMAL_CONSISTENCY * median(residuals.map(Math.abs));
    if (!(scale > 1e-13 * Math.max(...y.map(Math.abs)))) return undefined;
    const weights = residuals.map((r) => Math.min(1, (tuning * scale) / Math.abs(r)));
    const next = fitWeightedLine(x, y, weights);
    if (!next) return undefined;
    const moved =
      Math.abs(next.meanY + next.slope * (line.meanX - next.meanX) - line.meanY) +
      Math.abs(next.slope - line.slope) * Math.sqrt(start.sumSquaresX / start.n);
    line = next;
    if (moved <= 1e-11 * scale) return describe(line, start, x, y, tuning);
  }
  return undefined;
}

/** Confidence interval of the slope: asymptotic error, t with n − 2 degrees of freedom. */
export const huberSlopeInterval = (line: HuberLine, level: number): Interval =>
  symmetricInterval(
    line.slope,
    studentTMultiple(level, line.degreesOfFreedom) * line.slopeStandardError,
    level,
    "confidence",
  );

/**
 * Approximate prediction interval of one new ordinary observation at x: robust scatter and the error
 * of the line. Outliers as frequent as those in the data will fall outside more often than the
 * level says.
 */
export function huberPredictionInterval(line: HuberLine, x: number, level: number): Interval {
  const lineVariance =
    square(line.slopeStandardError) * (line.sumSquaresX / line.n + square(x - line.meanX));
  return symmetricInterval(
    line.intercept + line.slope * x,
    studentTMultiple(level, line.degreesOfFreedom) *
      hypotenuse(line.residualScale, Math.sqrt(lineVariance)),
    level,
    "prediction",
  );
}

function describe(
  line: Line,
  start: Line,
  x: readonly number[],
  y: readonly number[],
  tuning: number,
): HuberLine {
  const residuals = residualsOf(line, x, y);
  const residualScale = NORMAL_CONSISTENCY * median(residuals.map(Math.abs));
  const { n, meanX, sumSquaresX, degreesOfFreedom } = start;
  const spread = asymptoticDeviation(residuals, residualScale, tuning, degreesOfFreedom);
  return {
    slope: line.slope,
    intercept: line.intercept,
    n,
    weights: residuals.map((r) => Math.min(1, (tuning * residualScale) / Math.abs(r))),
    residualScale,
    slopeStandardError: spread / Math.sqrt(sumSquaresX),
    interceptStandardError: spread * Math.sqrt(1 / n + square(meanX) / sumSquaresX),
    meanX,
    sumSquaresX,
    degreesOfFreedom,
    tuning,
  };
}

/** Takes the place of the residual standard error: Huber (1981), section 7.6, with his factor K. */
function asymptoticDeviation(
  residuals: readonly number[],
  scale: number,
  tuning: number,
  degreesOfFreedom: number,
): number {
  const n = residuals.length;
  const limit = tuning * scale;
  const clipped = residuals.reduce((sum, r) => sum + square(Math.min(Math.abs(r), limit)), 0);
  const inside = residuals.filter((r) => Math.abs(r) <= limit).length / n;
  const correction = 1 + (2 / (n - 1)) * ((1 - inside) / inside);
  return (Math.sqrt(clipped / degreesOfFreedom) * correction) / inside;
}

const residualsOf = (line: Line, x: readonly number[], y: readonly number[]): number[] =>
  y.map((value, i) => value - lineAt(line, x[i]!));
