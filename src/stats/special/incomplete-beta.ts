import { exp } from "../elementary/exp.ts";
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
 * @param y 1 − x; pass it when it is known more accurately than by subtraction
 * @returns both functions; `NaN` when an argument is outside its range
 * @see A. R. DiDonato and A. H. Morris, ACM Transactions on Mathematical Software 18 (1992) 360–373
 */
export function incompleteBeta(a: number, b: number, x: number, y: number = 1 - x): IncompleteBeta {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0)) {
    return { lower: Number.NaN, upper: Number.NaN };
  }
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  if (x * (a + b + 2) < a + 1) {
    const lower = Math.min(1, betaPower(a, b, x, y) * betaFraction(a, b, x, y));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, betaPower(a, b, x, y) * betaFraction(b, a, y, x));
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
  return exp(exponent) * Math.sqrt(((a / n) * b) / (2 * Math.PI));
}

/** Continued fraction of I_x(a, b) / betaPower by the modified Lentz method. */
function betaFraction(a: number, b: number, x: number, y: number): number {
  // In this form every difference of large numbers is taken once, in a·y − b·x.
  const distance = a * y - b * x;
  let value = (a * (distance + 1)) / (a + 1);
  let c = value;
  let d = 0;
  for (let n = 1; ; n++) {
    const near = a + 2 * n - 1;
    const numerator = ((a + n - 1) / near) * ((a + b + n - 1) / near) * n * (b - n) * x * x;
    const inner = (a + n) * (distance + 1 + n * (1 + y));
    const denominator = n + (n * (b - n) * x) / near + inner / (near + 2);
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    const change = c * d;
    value *= change;
    // Rounding can keep the factor one or two units in the last place away from 1 forever.
    if (Math.abs(change - 1) < 4e-16) return 1 / value;
  }
}
