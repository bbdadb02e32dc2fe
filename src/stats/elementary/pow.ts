import { withoutLowBits } from "./double-bits.ts";
import { expPair } from "./exp-pair.ts";
import { lnPair } from "./ln-pair.ts";

/**
 * x to the power y within 0.6 ulp, so that a power that a double can hold comes out exactly; the
 * same bits on every machine. A negative x needs a whole y, else the result is NaN; x⁰ is 1 for
 * every number x; NaN in either argument gives NaN, and so does 1 to an infinite power.
 */
export function pow(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (y === 0) return 1;
  const size = powerOfSize(Math.abs(x), y);
  if (!(x < 0)) return size;
  if (Math.floor(y) !== y) return Number.NaN;
  const half = y * 0.5;
  return Math.floor(half) === half ? size : -size;
}

function powerOfSize(size: number, y: number): number {
  if (size === 0) return y > 0 ? 0 : Number.POSITIVE_INFINITY;
  if (size === Number.POSITIVE_INFINITY) return y > 0 ? size : 0;
  const logarithm = lnPair(size);
  const top = withoutLowBits(y);
  const head = top * logarithm.high;
  return expPair(head, (y - top) * logarithm.high + y * logarithm.low);
}
