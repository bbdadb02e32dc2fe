import { incompleteGamma } from "../special/incomplete-gamma.ts";

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
