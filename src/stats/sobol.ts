import { philox4x32 } from "./philox.ts";
import { sobolPolynomials } from "./sobol-directions.ts";

/** How many dimensions have direction numbers. */
export const sobolDimensions = 64;

const bits = 32;
const two32 = 2 ** 32;

/** The 32 unscrambled direction words of a dimension from 0 to 63; the first has the top bit. */
export function sobolDirections(dimension: number): Uint32Array {
  const words = new Uint32Array(bits);
  if (dimension === 0) return words.map((_, k) => 1 << (bits - 1 - k));
  const [text = "", initial = ""] = (sobolPolynomials[dimension - 1] ?? "").split(": ");
  const polynomial = Number(text);
  const start = initial.split(" ").map(Number);
  const degree = start.length;
  for (let k = 0; k < bits; k++) {
    words[k] =
      k < degree ? start[k]! << (bits - 1 - k) : nextDirection(words, k, polynomial, degree);
  }
  return words;
}

/** The recurrence of the polynomial over GF(2). */
function nextDirection(words: Uint32Array, k: number, polynomial: number, degree: number): number {
  const oldest = words[k - degree]!;
  let word = oldest ^ (oldest >>> degree);
  for (let term = 1; term < degree; term++) {
    if ((polynomial >>> (degree - term)) & 1) word ^= words[k - term]!;
  }
  return word;
}

/**
 * Directions of a dimension after a random linear scramble, and the random shift as word 33. The
 * scrambled points keep the net structure and every point is uniform, so means over seeds are
 * unbiased. The scramble comes from Philox with the seed as key and a last counter word of 1,
 * which no draw uses.
 *
 * @param seed a whole number from 0 to 2⁵³ − 1
 * @see J. Matoušek (1998), On the L2-discrepancy for anchored boxes, Journal of Complexity 14
 */
export function scrambledDirections(seed: number, dimension: number): Uint32Array<ArrayBuffer> {
  const random = randomWords(seed, dimension);
  const directions = sobolDirections(dimension);
  const scrambled = new Uint32Array(bits + 1);
  directions.forEach((direction, k) => {
    scrambled[k] = scrambleWord(direction, random);
  });
  scrambled[bits] = random[bits]!;
  return scrambled;
}

/** Multiply by a random lower triangular matrix over GF(2) with ones on its diagonal. */
function scrambleWord(word: number, random: readonly number[]): number {
  let result = 0;
  for (let row = 0; row < bits; row++) {
    const diagonal = 1 << (bits - 1 - row);
    const above = row === 0 ? 0 : (random[row]! >>> (bits - row)) << (bits - row);
    if (parity(word & (diagonal | above)) === 1) result |= diagonal;
  }
  return result >>> 0;
}

function parity(word: number): number {
  let folded = word ^ (word >>> 16);
  folded ^= folded >>> 8;
  folded ^= folded >>> 4;
  return (0x6996 >>> (folded & 15)) & 1;
}

function randomWords(seed: number, dimension: number): readonly number[] {
  const key = [seed % two32, Math.floor(seed / two32)] as const;
  return Array.from({ length: bits / 4 + 1 }, (_, block) =>
    philox4x32([block, dimension, 0, 1], key),
  ).flat();
}

/** The 32-bit word of a point, from 0 to 2³² − 1, in one dimension. */
export function sobolWord(scrambled: Uint32Array, point: number): number {
  let word = scrambled[bits]!;
  for (let rest = point, k = 0; rest > 0; rest = Math.floor(rest / 2), k++) {
    if (rest % 2 === 1) word ^= scrambled[k]!;
  }
  return word >>> 0;
}
