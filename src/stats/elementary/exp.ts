import { powerOfTwo } from "./double-bits.ts";
import { polynomial } from "./polynomial.ts";

/**
 * The numbers of {@link exp}, shared with the vector machine. `fraction` is the minimax polynomial
 * of (eʳ − 1 − r) / r² on |r| ≤ ln 2 / 2 (Remez exchange in 50 digits, error 1.3e-17 relative to
 * eʳ). `ln2High` ends in 21 zero bits, so k · ln2High is exact. Adding and subtracting `rounder`,
 * 1.5 · 2⁵², rounds to the nearest whole number.
 */
export const expConstants = {
  log2OfE: 1.4426950408889634,
  ln2High: 0.6931471803691238,
  ln2Low: 1.9082149292705877e-10,
  rounder: 6755399441055744,
  smallest: -746,
  largest: 710,
  fraction: [
    0.5000000000000001, 0.16666666666666674, 0.04166666666662409, 0.008333333333322198,
    0.00138888889172324, 0.00019841269886620256, 2.4801521267318604e-5, 2.7557242303929243e-6,
    2.7620101929949607e-7, 2.5110062141329056e-8,
  ],
} as const;

const { log2OfE, ln2High, ln2Low, rounder, smallest, largest, fraction } = expConstants;

/**
 * e to the power x, the same bits on every machine: a fixed sequence of IEEE 754 double operations
 * without fused multiply-add. Overflow gives Infinity, underflow passes through the subnormal
 * numbers to 0, NaN stays NaN.
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  const clamped = Math.max(smallest, Math.min(largest, x));
  const whole = clamped * log2OfE + rounder - rounder;
  const rest = clamped - whole * ln2High - whole * ln2Low;
  const value = 1 + (rest * rest * polynomial(fraction, rest) + rest);
  // Two steps, so that neither factor leaves the normal range.
  const half = Math.floor(whole * 0.5);
  return value * powerOfTwo(half) * powerOfTwo(whole - half);
}
