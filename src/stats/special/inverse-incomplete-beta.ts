import { exp } from "../elementary/exp.ts";
import { ln } from "../elementary/ln.ts";
import { betaPower, incompleteBeta } from "./incomplete-beta.ts";
import { solveIncreasing } from "./solve-increasing.ts";

/**
 * The log-odds log(x / (1 − x)) at which I_x(a, b) = p.
 *
 * Log-odds keep their accuracy at both ends of the unit interval, where x itself would round to
 * 0 or 1.
 *
 * @param a first shape above 0
 * @param b second shape above 0
 * @param p probability below, in (0, 1)
 * @param q 1 − p; pass it when it is known more accurately than by subtraction
 * @returns the log-odds; `NaN` when an argument is outside its range
 */
export function inverseIncompleteBetaLogOdds(
  a: number,
  b: number,
  p: number,
  q: number = 1 - p,
): number {
  if (!(a > 0) || !(b > 0) || !(p > 0) || !(q > 0)) return Number.NaN;
  const fromBelow = p <= q;
  const target = ln(fromBelow ? p : q);
  return solveIncreasing(
    (logOdds) => {
      const x = 1 / (1 + exp(-logOdds));
      const y = 1 / (1 + exp(logOdds));
      const { lower, upper } = incompleteBeta(a, b, x, y);
      const tail = fromBelow ? lower : upper;
      const sign = fromBelow ? 1 : -1;
      return { value: sign * (ln(tail) - target), slope: betaPower(a, b, x, y) / tail };
    },
    ln(a / b),
  );
}
