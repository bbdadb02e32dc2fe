import { exp } from "../elementary/exp.ts";
import { inverseIncompleteBetaLogOdds } from "../special/inverse-incomplete-beta.ts";

/**
 * The x that a variable of Fisher's F distribution is below with probability p. Relative error below
 * 1e-12.
 *
 * @param p probability in [0, 1]; 0 gives 0 and 1 gives infinity
 * @param numerator degrees of freedom above 0
 * @param denominator degrees of freedom above 0
 */
export function fisherFQuantile(p: number, numerator: number, denominator: number): number {
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const logOdds = inverseIncompleteBetaLogOdds(numerator / 2, denominator / 2, p);
  return (denominator / numerator) * exp(logOdds);
}
