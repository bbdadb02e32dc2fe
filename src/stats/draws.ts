import { normalQuantile } from "./elementary/normal-quantile.ts";
import { philox4x32 } from "./philox.ts";

const TWO_32 = 2 ** 32;

/**
 * A uniform number in (0, 1) with 52 random bits, never 0 or 1, as a pure function of its
 * arguments. Different streams and indices give independent numbers.
 *
 * @param seed whole number from 0 to 2⁵³ − 1
 * @param stream which variable is drawn, a whole number from 0 to 2³² − 1
 * @param index which draw of it, a whole number from 0 to 2⁵³ − 1
 */
export function uniformDraw(seed: number, stream: number, index: number): number {
  // The last counter word keeps these draws apart from the resamples of `drawCounts`, which use 0.
  const counter = [index >>> 0, Math.floor(index / TWO_32), stream, 1] as const;
  const words = philox4x32(counter, [seed >>> 0, Math.floor(seed / TWO_32)]);
  // Few enough bits that adding one half is exact.
  return (words[0] * 2 ** 20 + (words[1] >>> 12) + 0.5) / 2 ** 52;
}

/**
 * A standard normal number as a pure function of its arguments: the quantile at
 * {@link uniformDraw}, the same bits on every machine.
 */
export const normalDraw = (seed: number, stream: number, index: number): number =>
  normalQuantile(uniformDraw(seed, stream, index));
