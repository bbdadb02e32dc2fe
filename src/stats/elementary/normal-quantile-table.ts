import { exp } from "./exp.ts";
import { polynomial } from "./polynomial.ts";

/** How often the tail probability is halved, from ½ down to 2⁻⁶⁴ (the first octave is empty). */
export const tailOctaves = 64;
/** Segments of equal width between one power of two and the next. */
export const tailSegments = 16;

const quantileOfSmallestTail = -9.080155124873668;
const order = 10;
const rootTwoPi = 2.5066282746310002;

/**
 * The polynomials of {@link normalQuantile}: degree 5 in the distance from the segment's middle,
 * for a tail probability scaled to between 1 and 2. The quantile z(p) obeys z″ = z·z′² with
 * z′ = 1 / φ(z); its Taylor series carries it from the smallest tail upwards, where rounding
 * errors shrink relative to p, and a Chebyshev interpolation shortens each series to degree 5.
 *
 * @returns segment → coefficients, constant first; the segment number is the low six bits of the
 *   exponent of p · 2³² followed by the first four fraction bits
 * @see Steinbrecher, Shaw (2008), Quantile mechanics, European Journal of Applied Mathematics 19
 */
export function expandNormalQuantile(): number[][] {
  const segments = Array.from({ length: tailOctaves * tailSegments }, () => [0, 0, 0, 0, 0, 0]);
  let z = quantileOfSmallestTail;
  for (let octave = -tailOctaves; octave < -1; octave++) {
    const half = 2 ** octave / (2 * tailSegments);
    for (let segment = 0; segment < tailSegments; segment++) {
      const middle = polynomial(taylorSeries(z, half), 1);
      const series = taylorSeries(middle, half);
      z = polynomial(series, 1);
      const row = ((octave + 32 + 1023) & (tailOctaves - 1)) * tailSegments + segment;
      segments[row] = shorten(series).map((c, power) => c * (2 * tailSegments) ** power);
    }
  }
  return segments;
}

/** Taylor coefficients of z(p + half·t) in t, from z(p). */
function taylorSeries(z: number, half: number): number[] {
  const quantile = [z];
  const slope = [half * rootTwoPi * exp(0.5 * z * z)];
  const slopeSquare: number[] = [];
  for (let n = 0; n < order; n++) {
    quantile.push((slope[n] as number) / (n + 1));
    slopeSquare.push(product(slope, slope, n));
    slope.push(product(quantile, slopeSquare, n) / (n + 1));
  }
  return quantile;
}

/** Coefficient n of the product of two series. */
function product(a: readonly number[], b: readonly number[], n: number): number {
  let sum = 0;
  for (let i = 0; i <= n; i++) sum += (a[i] as number) * (b[n - i] as number);
  return sum;
}

// cos((2i + 1)π / 12), i = 0 … 5
const chebyshevNodes = [
  0.9659258262890683, 0.7071067811865476, 0.25881904510252074, -0.25881904510252074,
  -0.7071067811865476, -0.9659258262890683,
];

/** The polynomial of degree 5 through the series at the Chebyshev nodes of [−1, 1]. */
function shorten(series: readonly number[]): number[] {
  const differences = chebyshevNodes.map((t) => polynomial(series, t));
  for (let level = 1; level < 6; level++) {
    for (let i = 5; i >= level; i--) {
      const width = node(i) - node(i - level);
      differences[i] = ((differences[i] as number) - (differences[i - 1] as number)) / width;
    }
  }
  // Newton's form to powers: multiply by (t − node) and add the next difference.
  let powers = [differences[5] as number];
  for (let i = 4; i >= 0; i--) {
    powers = [...powers.map((c, k) => (powers[k - 1] ?? 0) - node(i) * c), powers.at(-1) as number];
    powers[0] = (powers[0] as number) + (differences[i] as number);
  }
  return powers;
}

const node = (i: number): number => chebyshevNodes[i] as number;
