import { philox4x32 } from "../stats/philox.ts";
import { scrambledDirections, sobolDimensions, sobolWord } from "../stats/sobol.ts";
import type { Sampling } from "./program.ts";

const TWO_32 = 2 ** 32;

/**
 * The 32-bit word of a draw.
 *
 * @param stream the draw's stream
 * @param sample number of the sample, from 0
 * @param month 0 outside the loop, else the month from 1
 */
export type DrawWords = (stream: number, sample: number, month: number) => number;

/** The words of a sampling, as defined at {@link Program}. */
export function createDrawWords({ seed, method }: Sampling): DrawWords {
  const directions = new Map<number, Uint32Array>();
  const directionsOf = (dimension: number): Uint32Array => {
    const known = directions.get(dimension) ?? scrambledDirections(seed, dimension);
    directions.set(dimension, known);
    return known;
  };
  const random = philoxWords(seed, 0);
  return (stream, sample, month) =>
    method === "sobol" && month === 0 && stream < sobolDimensions
      ? sobolWord(directionsOf(stream), sample)
      : random(stream, sample, month);
}

/** Last counter word of the second words of draws; 1 is that of `stats/draws.ts`. */
export const SECOND_WORD = 2;

/** The second words of draws with deep tails, as defined at {@link Program}. */
export const createSecondWords = ({ seed }: Sampling): DrawWords => philoxWords(seed, SECOND_WORD);

function philoxWords(seed: number, last: number): DrawWords {
  const key = [seed % TWO_32, Math.floor(seed / TWO_32)] as const;
  return (stream, sample, month) => {
    const group = 4 * Math.floor(sample / 16) + (sample % 4);
    const words = philox4x32([group, month, stream, last], key);
    return words[Math.floor(sample / 4) % 4]!;
  };
}

/** The uniform number of two words: (⌊(2³² · high + low) / 2¹²⌋ + ½) · 2⁻⁵². */
export const uniformOfWords = (high: number, low: number): number =>
  high / TWO_32 + ((low >>> 12) + 0.5) / 2 ** 52;

/** The uniform number of a word: (w + 0.5) · 2⁻³². */
export const uniformOfWord = (word: number): number => (word + 0.5) / TWO_32;
