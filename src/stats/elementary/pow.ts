import { exp } from "./exp.ts";
import { ln } from "./ln.ts";

/**
 * x to the power y as exp(y · ln |x|), the same bits on every machine. The error grows with the
 * exponent: at most 2 + 2·|y · ln x| ulp. A negative x needs a whole y, else the result is NaN;
 * x⁰ is 1 for every number x; NaN stays NaN in either argument.
 */
export function pow(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (y === 0) return 1;
  const size = exp(y * ln(Math.abs(x)));
  if (!(x < 0)) return size;
  if (Math.floor(y) !== y) return NaN;
  const half = y * 0.5;
  return Math.floor(half) === half ? size : -size;
}
