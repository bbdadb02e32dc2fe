import { type FourWords, philox4x32 } from "../../stats/philox.ts";

/** What words are drawn for; the last word of the counter, apart from those of `stats/draws`. */
export const purposes = {
  cell: 16,
  lab: 17,
  month: 18,
  common: 19,
  orderError: 20,
  line: 21,
} as const;

/**
 * Four random words of a draw, as a pure function of its arguments.
 *
 * @param whose a lab's key, or 0 for what is common to all
 * @param place which of the words of that draw, lab and purpose
 */
export type DrawWords = (purpose: number, whose: number, place: number, draw: number) => FourWords;

/** Words of a seed, a whole number from 0 to 2⁵³ − 1. */
export function wordsOfSeed(seed: number): DrawWords {
  const key = [seed >>> 0, Math.floor(seed / 2 ** 32)] as const;
  return (purpose, whose, place, draw) => philox4x32([draw, whose, place, purpose], key);
}

/**
 * A uniform number in (0, 1) for what is common to a draw: draws one after the other fill the range
 * evenly, so that few of them already agree on its mean.
 *
 * @see J. G. van der Corput (1935), in base 2, shifted by a random word of the seed
 */
export function evenUniform(words: DrawWords, purpose: number, draw: number): number {
  let reversed = draw >>> 0;
  for (let width = 16, mask = 0xffff; width > 0; width >>= 1, mask ^= mask << width) {
    reversed = ((reversed >>> width) & mask) | ((reversed & mask) << width);
  }
  return uniformOfWord((reversed + words(purpose, 0, 0, 0)[0]) >>> 0);
}

/** The word as a uniform number in (0, 1). */
export const uniformOfWord = (word: number): number => (word + 0.5) / 2 ** 32;

/**
 * The word of a lab in the counter of its random numbers: a digest of its name (FNV-1a), so that
 * another lab beside it moves none of its numbers.
 */
export function keyOfLab(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
