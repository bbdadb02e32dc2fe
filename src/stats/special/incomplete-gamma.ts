import { exp } from "../elementary/exp.ts";
import { devianceTerm } from "./deviance-term.ts";
import { stirlingError } from "./stirling-error.ts";

/** Both regularised incomplete gamma functions: `lower` is P(a, x), `upper` is Q(a, x) = 1 − P. */
export interface IncompleteGamma {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x). The smaller of the two is
 * computed directly, so that tails keep their relative accuracy.
 *
 * @param a shape above 0
 * @param x upper limit of the integral, at least 0
 * @returns both functions; `NaN` when an argument is outside its range
 * @see NIST Digital Library of Mathematical Functions 8.11.4 and 8.9.2
 */
export function incompleteGamma(a: number, x: number): IncompleteGamma {
  if (!(a > 0) || !(x >= 0)) return { lower: Number.NaN, upper: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    const lower = Math.min(1, (gammaPower(a, x) / a) * lowerSeries(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, gammaPower(a, x) * upperFraction(a, x));
  return { lower: 1 - upper, upper };
}

/** x^a e^(−x) / Γ(a), for x and a of any size. */
export function gammaPower(a: number, x: number): number {
  const exponent = -stirlingError(a) - devianceTerm(a, x);
  return exp(exponent) * Math.sqrt(a / (2 * Math.PI));
}

function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** Continued fraction of Q(a, x) / gammaPower by the modified Lentz method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; ; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const change = c * d;
    value *= change;
    // Rounding can keep the factor one or two units in the last place away from 1 forever.
    if (Math.abs(change - 1) < 4e-16) return value;
  }
}
