import { ln } from "./elementary/ln.ts";
import { pow } from "./elementary/pow.ts";

/**
 * Exponential and logarithm by table and short polynomial, for hot loops.
 *
 * ECMAScript leaves the last digits of `Math.exp` and `Math.log` to each engine. These use only
 * operations that IEEE 754 fixes, so every engine gives the same bits. They are also small enough
 * to be inlined, hence faster than the built-in ones. (The functions in `elementary/` define the
 * draws of the engine; they are written for its vector machine and far slower one at a time.)
 *
 * @see Tang 1989, Table-driven implementation of the exponential function in IEEE arithmetic
 */

const STEPS = 128;
const STEPS_PER_UNIT = STEPS / Math.LN2;
/** ln 2 / 128 in two parts; the first ends in zeros, so that its products with k are exact. */
const STEP_HIGH = 0.00541521234663378;
const STEP_LOW = 1.4907929134926466e-12;
/** Adding 1.5·2⁵² and subtracting it again rounds to the nearest integer. */
const ROUNDER = 6755399441055744;
const LOWEST_POWER = -1080;

const rootsOfTwo = Float64Array.from({ length: STEPS }, (_, j) => exponentialBySeries(j / STEPS));
const powersOfTwo = Float64Array.from({ length: 2112 }, (_, k) => pow(2, k + LOWEST_POWER));
const reciprocals = Float64Array.from({ length: STEPS }, (_, j) => 1 / centre(j));
const logarithms = Float64Array.from({ length: STEPS }, (_, j) => logarithmBySeries(centre(j)));
const scratch = new Float64Array(1);
const words = new Int32Array(scratch.buffer);

/** e to the power x, within 2 units in the last place; 0 and Infinity beyond the range. */
export function exponential(x: number): number {
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.13321910194122) return 0;
  const rounded = x * STEPS_PER_UNIT + ROUNDER - ROUNDER;
  const rest = x - rounded * STEP_HIGH - rounded * STEP_LOW;
  const k = rounded | 0;
  const power = rootsOfTwo[k & (STEPS - 1)]! * powersOfTwo[(k >> 7) - LOWEST_POWER]!;
  const tail = rest * rest * (1 / 24 + rest * (1 / 120));
  return power + power * (rest + rest * rest * (0.5 + rest * (1 / 6) + tail));
}

/** Fill the first `count` numbers of `out` with e to the powers intercept + slope·x. */
export function exponentialsOfLine(
  intercept: number,
  slope: number,
  x: Float64Array,
  count: number,
  out: Float64Array,
): void {
  for (let i = 0; i < count; i++) out[i] = exponential(intercept + slope * x[i]!);
}

/**
 * Natural logarithm, within 2 units in the last place or 3e-16, whichever is larger: close to x = 1
 * the error is absolute. Fastest for 1 ≤ x < 2. NaN below zero.
 */
export function logarithm(x: number): number {
  if (x >= 1 && x < 2) return logarithmOfMantissa(x);
  if (!(x >= 2.2250738585072014e-308 && x < Number.POSITIVE_INFINITY)) return ln(x);
  scratch[0] = x;
  const exponent = (words[1]! >> 20) - 1023;
  // Scaled by a product: writing half of the scratch and reading the whole would stall.
  const mantissa = x * powersOfTwo[-exponent - LOWEST_POWER]!;
  return exponent * Math.LN2 + logarithmOfMantissa(mantissa);
}

function logarithmOfMantissa(x: number): number {
  const cell = ((x - 1) * STEPS) | 0;
  const rest = x * reciprocals[cell]! - 1;
  const tail = rest * (0.2 - rest * (1 / 6));
  return logarithms[cell]! + (rest + rest * rest * (rest * (1 / 3 - rest * (0.25 - tail)) - 0.5));
}

function centre(cell: number): number {
  return 1 + (cell + 0.5) / STEPS;
}

/** 2 to the power x for 0 ≤ x < 1. */
function exponentialBySeries(x: number): number {
  const y = x * Math.LN2;
  let sum = 1;
  for (let k = 20; k >= 1; k--) sum = 1 + (y / k) * sum;
  return sum;
}

/** ln c = 2·artanh((c − 1)/(c + 1)). */
function logarithmBySeries(c: number): number {
  const t = (c - 1) / (c + 1);
  let sum = 0;
  for (let k = 41; k >= 1; k -= 2) sum = 1 / k + t * t * sum;
  return 2 * t * sum;
}
