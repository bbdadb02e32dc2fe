import { highWord, powerOfTwo, withHighWord } from "./double-bits.ts";
import { expandNormalQuantile, tailOctaves, tailSegments } from "./normal-quantile-table.ts";

/** The table, made on first use. */
let table: Float64Array | undefined;
const smallestTail = powerOfTwo(-tailOctaves);
const scale = 2 ** 32;

/**
 * The z with standard normal probability p below it, by piecewise cubics with 64 segments for every
 * halving of the tail probability: within 1e-10, and the same bits on every machine. Exactly odd
 * around p = ½. Tails below 2⁻⁶⁴ are treated as 2⁻⁶⁴; 0 and 1 give ∓Infinity, everything else NaN.
 * Draws use it; intervals use the one in `distributions/normal.ts`, which has three more digits.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN;
  const tail = Math.min(p, 1 - p);
  if (tail === 0.5) return 0;
  const z = lowerNormal(Math.max(tail, smallestTail) * scale);
  return p < 0.5 ? z : -z;
}

/**
 * The standard normal number for 64 random bits in two words, the same bits on every machine: the
 * quantile at (2³² · high + low) · 2⁻⁶⁴, with its last bit set. Both tails are equally fine, and
 * |z| is below 9.09.
 */
export function normalOfWords(high: number, low: number): number {
  // Signed, it is the distance from the nearer end, negative in the upper half.
  const distance = (high | 0) + ((low | 1) >>> 0) / scale;
  const z = lowerNormal(Math.abs(distance));
  return distance < 0 ? -z : z;
}

/** The lower-half normal number of a tail probability times 2³², from 2⁻³² to 2³¹. */
function lowerNormal(scaled: number): number {
  table ??= expandNormalQuantile();
  // The exponent and first six fraction bits select the segment, the rest of the fraction the place
  // in it.
  const high = highWord(scaled);
  const at = 4 * ((high >>> 14) & (tailOctaves * tailSegments - 1));
  const t = withHighWord(scaled, (high & 0x3fff) | 0x3ff00000) - 1.0078125;
  const c0 = table[at]!;
  const c1 = table[at + 1]!;
  const c2 = table[at + 2]!;
  const c3 = table[at + 3]!;
  return (c3 * t + c2) * (t * t) + (c1 * t + c0);
}
