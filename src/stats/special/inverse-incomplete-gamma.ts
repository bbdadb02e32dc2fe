import { exp } from "../elementary/exp.ts";
import { ln } from "../elementary/ln.ts";
import { gammaPower, incompleteGamma } from "./incomplete-gamma.ts";
import { solveIncreasing } from "./solve-increasing.ts";

/**
 * The x at which P(a, x) = p.
 *
 * @param a shape above 0
 * @param p probability below, in (0, 1)
 * @param q 1 − p; pass it when it is known more accurately than by subtraction
 * @returns x; `NaN` when an argument is outside its range
 */
export function inverseIncompleteGamma(a: number, p: number, q: number = 1 - p): number {
  if (!(a > 0) || !(p > 0) || !(q > 0)) return Number.NaN;
  const fromBelow = p <= q;
  const target = ln(fromBelow ? p : q);
  const logX = solveIncreasing((logarithm) => {
    const x = exp(logarithm);
    const { lower, upper } = incompleteGamma(a, x);
    const tail = fromBelow ? lower : upper;
    const sign = fromBelow ? 1 : -1;
    return { value: sign * (ln(tail) - target), slope: gammaPower(a, x) / tail };
  }, ln(a));
  return exp(logX);
}
