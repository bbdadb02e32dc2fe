const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** The upper 32 bits of a double: sign, exponent and the first 20 bits of the fraction. */
export function highWord(x: number): number {
  double[0] = x;
  return words[1]!;
}

/** `x` with its upper 32 bits replaced. */
export function withHighWord(x: number, high: number): number {
  double[0] = x;
  words[1] = high;
  return double[0]!;
}

/** `x` with the lower 32 bits of its fraction cleared: its first 21 significant bits. */
export function withoutLowBits(x: number): number {
  double[0] = x;
  words[0] = 0;
  return double[0]!;
}

const LOWEST_POWER = -1074;

/**
 * 2 to every whole power that a double can hold; a table, as assembling a double from words stalls.
 */
const powersOfTwo = ((): Float64Array => {
  const powers = new Float64Array(1023 - LOWEST_POWER + 1);
  let power = 1;
  for (let at = -LOWEST_POWER; at < powers.length; at++, power *= 2) powers[at] = power;
  power = 1;
  for (let at = -LOWEST_POWER; at >= 0; at--, power /= 2) powers[at] = power;
  return powers;
})();

/** 2 to a whole power from −1074 to 1023, exact. */
export const powerOfTwo = (exponent: number): number => powersOfTwo[exponent - LOWEST_POWER]!;
