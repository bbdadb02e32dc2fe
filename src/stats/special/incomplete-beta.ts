import { devianceTerm } from "./deviance-term.ts";
import { stirlingError } from "./stirling-error.ts";

/** Both regularised incomplete beta functions: `lower` is I_x(a, b), `upper` is 1 − I_x(a, b). */
export interface IncompleteBeta {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The regularised incomplete beta function I_x(a, b) and its complement. The smaller of the two is
 * computed directly, so that tails keep their relative accuracy.
 *
 * @param a first shape above 0
 * @param b second shape above 0
 * @param x upper limit of the integral, in [0, 1]
 * @param y 1 − x; give it when it is known better than by that subtraction
 * @returns both functions; `NaN` when an argument is outside its range
 * @see NIST Digital Library of Mathematical Functions 8.17.22
 */
export function incompleteBeta(a: number, b: number, x: number, y: number = 1 - x): IncompleteBeta {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0)) {
    return { lower: Number.NaN, upper: Number.NaN };
  }
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  if (x * (a + b + 2) < a + 1) {
    const lower = Math.min(1, (betaPower(a, b, x, y) / a) * betaFraction(a, b, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (betaPower(a, b, x, y) / b) * betaFraction(b, a, y));
  return { lower: 1 - upper, upper };
}

/** x^a y^b / B(a, b) with y = 1 − x, for shapes of any size. */
export function betaPower(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const exponent =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    devianceTerm(a, n * x) -
    devianceTerm(b, n * y);
  return Math.exp(exponent) * Math.sqrt(((a / n) * b) / (2 * Math.PI));
}

/** Continued fraction of I_x(a, b) · a / betaPower by the modified Lentz method. */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; ; m++) {
    const even = ((m * (b - m)) / ((a + 2 * m - 1) * (a + 2 * m))) * x;
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = ((-(a + m) * (a + b + m)) / ((a + 2 * m) * (a + 2 * m + 1))) * x;
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const change = c * d;
    value *= change;
    // Rounding can hold the factor one or two units in the last place away from 1 for ever.
    if (Math.abs(change - 1) < 4e-16) return value;
  }
}
