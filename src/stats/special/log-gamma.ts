import { ln } from "../elementary/ln.ts";
import { stirlingError } from "./stirling-error.ts";

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * Natural logarithm of the gamma function.
 *
 * The error is at most a few units in the last place of max(1, |log Γ(x)|); near the zeros at 1
 * and 2 that is an absolute error of about 1e-15.
 *
 * @param x argument above 0
 * @returns log Γ(x); `NaN` when x is not above 0
 * @see NIST Digital Library of Mathematical Functions 5.11.1
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  if (x === 1 || x === 2) return 0;
  return (x - 0.5) * ln(x) - x + HALF_LOG_TWO_PI + stirlingError(x);
}
