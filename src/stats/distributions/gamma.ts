import { gammaPower, incompleteGamma } from "../special/incomplete-gamma.ts";
import { inverseIncompleteGamma } from "../special/inverse-incomplete-gamma.ts";

/** Density at x > 0 of the gamma distribution with shape and scale above 0 (mean shape · scale). */
export const gammaDensity = (x: number, shape: number, scale = 1): number =>
  x > 0 ? gammaPower(shape, x / scale) / x : 0;

/**
 * Probability that a gamma variable is at most x. Relative error below 1e-12.
 *
 * @param x point; the probability is 0 below 0
 * @param shape above 0
 * @param scale above 0; the mean is shape · scale
 */
export const gammaCdf = (x: number, shape: number, scale = 1): number =>
  incompleteGamma(shape, Math.max(0, x / scale)).lower;

/** Probability that a gamma variable exceeds x, accurate where it is tiny. */
export const gammaUpperTail = (x: number, shape: number, scale = 1): number =>
  incompleteGamma(shape, Math.max(0, x / scale)).upper;

/**
 * The x with `gammaCdf(x, shape, scale)` = p. Relative error below 1e-12.
 *
 * @param p probability in [0, 1]; 0 gives 0 and 1 gives infinity
 * @returns x; `NaN` when an argument is outside its range
 */
export function gammaQuantile(p: number, shape: number, scale = 1): number {
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  return scale * inverseIncompleteGamma(shape, p);
}
