import { powerOfTwo } from "./double-bits.ts";
import { exp } from "./exp.ts";
import { polynomial } from "./polynomial.ts";

/** How often the tail probability is halved, from ½ down to 2⁻⁶⁴ (the first octave is empty). */
export const tailOctaves = 64;
/** Segments of equal width between one power of two and the next. */
export const tailSegments = 64;
/** Coefficients of a segment. */
export const tailCoefficients = 4;

const quantileOfSmallestTail = -9.080155124873668;
const rootTwoPi = 2.5066282746310002;
/** Each Taylor series serves this many segments. */
const segmentsPerSeries = 4;
const seriesPerOctave = tailSegments / segmentsPerSeries;
const order = 10;

/**
 * The cubics of `normalQuantile`, each in the distance from its segment's middle for a tail
 * probability scaled to between 1 and 2. The quantile z(p) obeys z″ = z·z′² with z′ = 1 / φ(z);
 * Taylor series carry it from the smallest tail upwards, where rounding errors shrink relative to
 * p, and Chebyshev interpolation shortens them to cubics.
 *
 * @returns four coefficients per segment, constant first; the segment's number is the low six bits
 *   of the exponent of p · 2³² followed by the first six fraction bits
 * @see Steinbrecher, Shaw (2008), Quantile mechanics, European Journal of Applied Mathematics 19
 */
export function expandNormalQuantile(): Float64Array<ArrayBuffer> {
  const table = new Float64Array(tailOctaves * tailSegments * tailCoefficients);
  let z = quantileOfSmallestTail;
  for (let octave = -tailOctaves; octave < -1; octave++) {
    const half = powerOfTwo(octave) / (2 * seriesPerOctave);
    const row = ((octave + 32 + 1023) & (tailOctaves - 1)) * tailSegments;
    for (let part = 0; part < seriesPerOctave; part++) {
      const middle = polynomial(taylorSeries(z, half), 1);
      const series = taylorSeries(middle, half);
      z = polynomial(series, 1);
      for (let segment = 0; segment < segmentsPerSeries; segment++) {
        const cubic = shorten(series, (2 * segment + 1) / segmentsPerSeries - 1);
        table.set(cubic, (row + part * segmentsPerSeries + segment) * tailCoefficients);
      }
    }
  }
  return table;
}

/** Taylor coefficients of z(p + half·t) in t, from z(p). */
function taylorSeries(z: number, half: number): number[] {
  const quantile = [z];
  const slope = [half * rootTwoPi * exp(0.5 * z * z)];
  const slopeSquare: number[] = [];
  for (let n = 0; n < order; n++) {
    quantile.push(slope[n]! / (n + 1));
    slopeSquare.push(product(slope, slope, n));
    slope.push(product(quantile, slopeSquare, n) / (n + 1));
  }
  return quantile;
}

/** Coefficient n of the product of two series. */
function product(a: readonly number[], b: readonly number[], n: number): number {
  let sum = 0;
  for (let i = 0; i <= n; i++) sum += a[i]! * b[n - i]!;
  return sum;
}

// cos(π / 8) and cos(3π / 8): the Chebyshev nodes of degree 4 are these and their negatives.
const outerNode = 0.9238795325112867;
const innerNode = 0.3826834323650898;
const outerSquare = outerNode * outerNode;
const innerSquare = innerNode * innerNode;

/** The cubic through a series at the four Chebyshev nodes of a segment around t = `middle`. */
function shorten(series: readonly number[], middle: number): number[] {
  const at = (node: number): number => polynomial(series, middle + node / segmentsPerSeries);
  const [a, b, c, d] = [at(-outerNode), at(-innerNode), at(innerNode), at(outerNode)] as const;
  // Even and odd part, each a line in the square of the distance.
  const even = { outer: (d + a) / 2, inner: (c + b) / 2 };
  const odd = { outer: (d - a) / (2 * outerNode), inner: (c - b) / (2 * innerNode) };
  const c2 = (even.outer - even.inner) / (outerSquare - innerSquare);
  const c3 = (odd.outer - odd.inner) / (outerSquare - innerSquare);
  const perUnit = 2 * tailSegments;
  return [
    even.inner - c2 * innerSquare,
    (odd.inner - c3 * innerSquare) * perUnit,
    c2 * (perUnit * perUnit),
    c3 * (perUnit * perUnit * perUnit),
  ];
}
