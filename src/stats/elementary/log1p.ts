import { ln } from "./ln.ts";
import { lnPair } from "./ln-pair.ts";

/**
 * ln (1 + x) within 0.6 ulp, also where x is small against 1; the same bits on every machine. Below
 * −1 it is NaN.
 */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (sum === 1) return x;
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY)) return ln(sum);
  // What the addition rounded away.
  const lost = x < 1 ? x - (sum - 1) : 1 - (sum - x);
  const { high, low } = lnPair(sum);
  return high + (low + lost / sum);
}
