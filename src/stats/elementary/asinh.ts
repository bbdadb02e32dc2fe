import { ln } from "./ln.ts";
import { log1p } from "./log1p.ts";

/** Inverse of the hyperbolic sine within 2 ulp; the same bits on every machine. */
export function asinh(x: number): number {
  const size = Math.abs(x);
  if (size > 2 ** 28) return Math.sign(x) * (ln(size) + Math.LN2);
  const square = size * size;
  return Math.sign(x) * log1p(size + square / (1 + Math.sqrt(1 + square)));
}
