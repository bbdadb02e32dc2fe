import { gammaCdf, gammaQuantile, gammaUpperTail } from "./gamma.ts";

/**
 * Probability that a chi-square variable is at most x. Relative error below 1e-12.
 *
 * @param x point; the probability is 0 below 0
 * @param degreesOfFreedom above 0, need not be whole
 */
export const chiSquareCdf = (x: number, degreesOfFreedom: number): number =>
  gammaCdf(x, degreesOfFreedom / 2, 2);

/** Probability that a chi-square variable exceeds x: the p-value of a chi-square test. */
export const chiSquareUpperTail = (x: number, degreesOfFreedom: number): number =>
  gammaUpperTail(x, degreesOfFreedom / 2, 2);

/**
 * The x with `chiSquareCdf(x, degreesOfFreedom)` = p. Relative error below 1e-12.
 *
 * @param p probability in [0, 1]; 0 gives 0 and 1 gives infinity
 */
export const chiSquareQuantile = (p: number, degreesOfFreedom: number): number =>
  gammaQuantile(p, degreesOfFreedom / 2, 2);
