import { exp } from "../elementary/exp.ts";
import { incompleteBeta } from "../special/incomplete-beta.ts";
import { inverseIncompleteBetaLogOdds } from "../special/inverse-incomplete-beta.ts";

const beta = (x: number, numerator: number, denominator: number) => {
  const scaled = numerator * Math.max(0, x);
  const sum = scaled + denominator;
  return incompleteBeta(numerator / 2, denominator / 2, scaled / sum, denominator / sum);
};

/**
 * Probability that a variable of Fisher's F distribution is at most x. Relative error below 1e-12.
 *
 * @param x point; the probability is 0 below 0
 * @param numerator degrees of freedom above 0
 * @param denominator degrees of freedom above 0
 */
export const fisherFCdf = (x: number, numerator: number, denominator: number): number =>
  x === Number.POSITIVE_INFINITY ? 1 : beta(x, numerator, denominator).lower;

/** Probability that a variable of the F distribution exceeds x: the p-value of an F test. */
export const fisherFUpperTail = (x: number, numerator: number, denominator: number): number =>
  x === Number.POSITIVE_INFINITY ? 0 : beta(x, numerator, denominator).upper;

/**
 * The x with `fisherFCdf(x, numerator, denominator)` = p. Relative error below 1e-12.
 *
 * @param p probability in [0, 1]; 0 gives 0 and 1 gives infinity
 */
export function fisherFQuantile(p: number, numerator: number, denominator: number): number {
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const logOdds = inverseIncompleteBetaLogOdds(numerator / 2, denominator / 2, p);
  return (denominator / numerator) * exp(logOdds);
}
