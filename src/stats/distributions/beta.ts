import { exp } from "../elementary/exp.ts";
import { betaPower, incompleteBeta } from "../special/incomplete-beta.ts";
import { inverseIncompleteBetaLogOdds } from "../special/inverse-incomplete-beta.ts";

/** Density at x in (0, 1) of the beta distribution with shapes a and b above 0. */
export const betaDensity = (x: number, a: number, b: number): number =>
  x > 0 && x < 1 ? betaPower(a, b, x, 1 - x) / (x * (1 - x)) : 0;

/**
 * Probability that a beta variable is at most x. Relative error below 1e-12.
 *
 * @param x point; 0 below the unit interval, 1 above it
 * @param a first shape above 0; the mean is a / (a + b)
 * @param b second shape above 0
 */
export const betaCdf = (x: number, a: number, b: number): number =>
  incompleteBeta(a, b, Math.min(1, Math.max(0, x))).lower;

/**
 * The x with `betaCdf(x, a, b)` = p. Relative error below 1e-12.
 *
 * @param p probability in [0, 1]
 * @returns x; `NaN` when an argument is outside its range
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p === 0 || p === 1) return p;
  return 1 / (1 + exp(-inverseIncompleteBetaLogOdds(a, b, p)));
}
