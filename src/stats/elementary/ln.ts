import { highWord, withHighWord } from "./double-bits.ts";
import { expConstants } from "./exp.ts";
import { polynomial } from "./polynomial.ts";

/**
 * The numbers of {@link ln}, shared with the vector machine. With f = m − 1 and s = f / (2 + f),
 * ln m = 2s + s·z·series(z), z = s²; `series` is its minimax polynomial on √½ ≤ m < √2 (Remez
 * exchange in 50 digits, error 5e-18 relative to ln m). `shift` moves the upper word of √½ to that of 1, so that
 * the exponent of the shifted number is the wanted one.
 */
export const lnConstants = {
  shift: 0x00095f62,
  rootHalf: 0x3fe6a09e,
  subnormalScale: 18014398509481984,
  subnormalExponent: 54,
  series: [
    0.666666666666667, 0.39999999999898195, 0.28571428626511614, 0.22222211054544344,
    0.1818289454889023, 0.15331552828108702, 0.14618417290468286,
  ],
} as const;

const { ln2High, ln2Low } = expConstants;
const { shift, rootHalf, subnormalScale, subnormalExponent, series } = lnConstants;
const smallestNormal = 2.2250738585072014e-308;

/**
 * Natural logarithm, the same bits on every machine: a fixed sequence of IEEE 754 double
 * operations without fused multiply-add. ln 0 is −Infinity; of a negative number it is NaN.
 */
export function ln(x: number): number {
  if (!(x > 0 && x < Infinity)) return x > 0 || Number.isNaN(x) ? x : x === 0 ? -Infinity : NaN;
  if (x < smallestNormal) return lnNormal(x * subnormalScale, subnormalExponent);
  return lnNormal(x, 0);
}

function lnNormal(x: number, extraExponent: number): number {
  const shifted = highWord(x) + shift;
  const exponent = (shifted >>> 20) - 1023 - extraExponent;
  const f = withHighWord(x, (shifted & 0xfffff) + rootHalf) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const r = z * polynomial(series, z);
  const halfSquare = 0.5 * f * f;
  const correction = s * (halfSquare + r) + exponent * ln2Low;
  return exponent * ln2High - (halfSquare - correction - f);
}
