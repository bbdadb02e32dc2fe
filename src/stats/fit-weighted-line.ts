import { square } from "./elementary/square.ts";
import type { Line } from "./line.ts";

/**
 * Fit y = intercept + slope·x by weighted least squares: minimise Σ weight · residual².
 *
 * A weight is proportional to the inverse variance of its point; the line and its standard errors
 * depend only on ratios of weights. A point of weight zero is left out and not counted.
 *
 * @param x regressor, length n ≥ 2, not all equal
 * @param y response, same length and order as `x`
 * @param weights at least 0, same length and order as `x`
 * @returns the line, or `undefined` when the points do not determine one
 */
export function fitWeightedLine(
  x: readonly number[],
  y: readonly number[],
  weights: readonly number[],
): Line | undefined {
  const usable = x.length === y.length && x.length === weights.length;
  if (!usable || ![...x, ...y, ...weights].every(Number.isFinite)) return undefined;
  if (weights.some((weight) => weight < 0)) return undefined;
  const n = weights.filter((weight) => weight > 0).length;
  const sumWeights = sum(weights);
  if (n < 2) return undefined;

  const meanX = weightedMean(x, weights, sumWeights);
  const meanY = weightedMean(y, weights, sumWeights);
  const dx = x.map((value) => value - meanX);
  const dy = y.map((value) => value - meanY);
  const sumSquaresX = weightedProduct(dx, dx, weights);
  if (!(sumSquaresX > roundingOf(x, weights, sumWeights))) return undefined;

  const slope = weightedProduct(dx, dy, weights) / sumSquaresX;
  const residuals = dy.map((value, i) => value - slope * dx[i]!);
  return {
    slope,
    intercept: meanY - slope * meanX,
    n,
    ...scatter(residuals, dy, weights, n - 2, { meanX, sumSquaresX, sumWeights }),
    meanX,
    meanY,
    sumSquaresX,
    sumWeights,
    degreesOfFreedom: n - 2,
  };
}

function scatter(
  residuals: readonly number[],
  dy: readonly number[],
  weights: readonly number[],
  degreesOfFreedom: number,
  moments: Pick<Line, "meanX" | "sumSquaresX" | "sumWeights">,
) {
  const residualSquares = weightedProduct(residuals, residuals, weights);
  const totalSquares = weightedProduct(dy, dy, weights);
  const residualStandardError =
    degreesOfFreedom > 0 ? Math.sqrt(residualSquares / degreesOfFreedom) : Number.POSITIVE_INFINITY;
  const { meanX, sumSquaresX, sumWeights } = moments;
  return {
    residualStandardError,
    slopeStandardError: residualStandardError / Math.sqrt(sumSquaresX),
    interceptStandardError:
      residualStandardError * Math.sqrt(1 / sumWeights + (meanX * meanX) / sumSquaresX),
    rSquared: totalSquares > 0 ? 1 - residualSquares / totalSquares : 1,
  };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

const weightedProduct = (
  a: readonly number[],
  b: readonly number[],
  weights: readonly number[],
): number => weights.reduce((total, w, i) => total + w * a[i]! * b[i]!, 0);

/** A second pass removes the rounding error of the first. */
function weightedMean(
  values: readonly number[],
  weights: readonly number[],
  sumWeights: number,
): number {
  const about = (centre: number) =>
    weights.reduce((total, w, i) => total + w * (values[i]! - centre), 0) / sumWeights;
  const rough = about(0);
  return rough + about(rough);
}

/** What Σ w (x − mean)² comes to when all x are equal and only their mean is rounded. */
function roundingOf(x: readonly number[], weights: readonly number[], sumWeights: number): number {
  const largest = x.reduce((m, value, i) => (weights[i] ? Math.max(m, Math.abs(value)) : m), 0);
  return sumWeights * square(largest * 4 * Number.EPSILON);
}
