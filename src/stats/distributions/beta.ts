import { incompleteBeta } from "../special/incomplete-beta.ts";

/**
 * Probability that a beta variable is at most x. Relative error below 1e-12.
 *
 * @param x point; 0 below the unit interval, 1 above it
 * @param a first shape above 0; the mean is a / (a + b)
 * @param b second shape above 0
 */
export const betaCdf = (x: number, a: number, b: number): number =>
  incompleteBeta(a, b, Math.min(1, Math.max(0, x))).lower;
