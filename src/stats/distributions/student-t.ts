import { exp } from "../elementary/exp.ts";
import { incompleteBeta } from "../special/incomplete-beta.ts";
import { inverseIncompleteBetaLogOdds } from "../special/inverse-incomplete-beta.ts";

/**
 * Probability that a Student t variable is at most t. Relative error below 1e-12, also in the
 * lower tail; the upper tail is `studentTCdf(-t, degreesOfFreedom)`.
 *
 * @param t point
 * @param degreesOfFreedom above 0, need not be whole; for infinite, use the normal distribution
 * @returns the probability; `NaN` when the degrees of freedom are not above 0
 */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  if (t === Number.NEGATIVE_INFINITY) return 0;
  if (t === Number.POSITIVE_INFINITY) return 1;
  const spread = degreesOfFreedom + t * t;
  const beyond = incompleteBeta(
    degreesOfFreedom / 2,
    0.5,
    degreesOfFreedom / spread,
    (t * t) / spread,
  );
  return t < 0 ? 0.5 * beyond.lower : 0.5 + 0.5 * beyond.upper;
}

/**
 * The t with `studentTCdf(t, degreesOfFreedom)` = p. Relative error below 1e-12.
 *
 * @param p probability in [0, 1]; 0 and 1 give the infinities
 * @param degreesOfFreedom above 0, need not be whole
 * @returns t; `NaN` when an argument is outside its range
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p >= 0 && p <= 1) || !(degreesOfFreedom > 0)) return Number.NaN;
  if (p === 0.5) return 0;
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const beyond = 2 * Math.min(p, 1 - p);
  const within = Math.abs(2 * p - 1);
  const logOdds = inverseIncompleteBetaLogOdds(degreesOfFreedom / 2, 0.5, beyond, within);
  const magnitude = Math.sqrt(degreesOfFreedom) * exp(-logOdds / 2);
  return p < 0.5 ? -magnitude : magnitude;
}
