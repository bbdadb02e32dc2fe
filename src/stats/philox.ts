/** Four 32-bit words, each a whole number from 0 to 2³² − 1. */
export type FourWords = readonly [number, number, number, number];

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

/**
 * Four random words as a pure function of a counter and a key: Philox4x32-10.
 *
 * @param counter four words; different counters give independent words
 * @param key two words, usually the seed
 * @see J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as
 *   1, 2, 3", SC11 (2011); the known answers of its Random123 library are the test
 */
export function philox4x32(counter: FourWords, key: readonly [number, number]): FourWords {
  // By index, because destructuring goes through an iterator and doubles the time.
  let word0 = counter[0];
  let word1 = counter[1];
  let word2 = counter[2];
  let word3 = counter[3];
  let key0 = key[0];
  let key1 = key[1];
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = highProduct(MULTIPLIER_0, word0);
    const low0 = Math.imul(MULTIPLIER_0, word0);
    const high1 = highProduct(MULTIPLIER_1, word2);
    const low1 = Math.imul(MULTIPLIER_1, word2);
    word0 = high1 ^ word1 ^ key0;
    word1 = low1;
    word2 = high0 ^ word3 ^ key1;
    word3 = low0;
    key0 = (key0 + WEYL_0) | 0;
    key1 = (key1 + WEYL_1) | 0;
  }
  return [word0 >>> 0, word1 >>> 0, word2 >>> 0, word3 >>> 0];
}

/** The upper 32 bits of the 64-bit product of two unsigned words. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const low = Math.imul(aLow, bLow) >>> 0;
  const middle = aHigh * bLow + (low >>> 16);
  const carry = aLow * bHigh + (middle % 0x10000);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) | 0;
}
