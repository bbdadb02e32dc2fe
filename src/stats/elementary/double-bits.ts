const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** The upper 32 bits of a double: sign, exponent and the first 20 bits of the fraction. */
export function highWord(x: number): number {
  double[0] = x;
  return words[1] as number;
}

/** `x` with its upper 32 bits replaced. */
export function withHighWord(x: number, high: number): number {
  double[0] = x;
  words[1] = high;
  return double[0] as number;
}

/** 2 to a whole power from −1022 to 1023, exact. */
export function powerOfTwo(exponent: number): number {
  words[0] = 0;
  words[1] = (exponent + 1023) << 20;
  return double[0] as number;
}
