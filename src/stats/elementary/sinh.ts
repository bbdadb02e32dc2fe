import { expPair } from "./exp-pair.ts";
import { expm1 } from "./expm1.ts";

/** Hyperbolic sine within 2.5 ulp; the same bits on every machine. */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (size > 40) {
    // Two factors, as e to the power x may overflow where half of it does not.
    const root = expPair(size / 2, 0);
    return Math.sign(x) * (root / 2) * root;
  }
  const less = expm1(size);
  return Math.sign(x) * 0.5 * (less + less / (less + 1));
}
