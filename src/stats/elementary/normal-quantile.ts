import { highWord, withHighWord } from "./double-bits.ts";
import { expandNormalQuantile, tailOctaves, tailSegments } from "./normal-quantile-table.ts";
import { polynomial } from "./polynomial.ts";

/**
 * The tail probability p ≤ ½ is scaled by 2³²; exponent and first four fraction bits of the
 * result pick the segment, the rest of the fraction is the argument of its polynomial.
 */
const segments: readonly (readonly number[])[] = expandNormalQuantile();
const smallestTail = 2 ** -tailOctaves;
const scale = 2 ** 32;

/**
 * The z with standard normal probability p below it, by a piecewise polynomial of degree 5 with 16
 * segments for every halving of the tail probability: within 1e-10, and the same bits on every
 * machine. Exactly odd around p = ½. Tails below 2⁻⁶⁴ are answered at 2⁻⁶⁴; 0 and 1 give ∓Infinity,
 * everything else NaN.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const tail = Math.min(p, 1 - p);
  if (tail === 0.5) return 0;
  const scaled = Math.max(tail, smallestTail) * scale;
  const high = highWord(scaled);
  const segment = (high >>> 16) & (tailOctaves * tailSegments - 1);
  const offset = withHighWord(scaled, (high & 0xffff) | 0x3ff00000) - 1.03125;
  const z = polynomial(segments[segment] as readonly number[], offset);
  return p < 0.5 ? z : -z;
}
