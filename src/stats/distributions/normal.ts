import { ln } from "../elementary/ln.ts";
import { incompleteGamma } from "../special/incomplete-gamma.ts";

/**
 * Probability that a standard normal variable is at most z. Relative error below 1e-13, also in
 * the lower tail; the upper tail is `normalCdf(-z)`.
 */
export function normalCdf(z: number): number {
  const { lower, upper } = incompleteGamma(0.5, 0.5 * z * z);
  return z < 0 ? 0.5 * upper : 0.5 + 0.5 * lower;
}

/**
 * The z with `normalCdf(z)` = p. Relative error below 1e-13. Intervals use it; draws use the one in
 * `elementary/`, which is coarser but gives the same bits on every machine.
 *
 * @param p probability in [0, 1]; 0 and 1 give the infinities
 * @returns z; `NaN` when p is not a probability
 * @see M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477–484
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const offset = p - 0.5;
  if (Math.abs(offset) <= 0.425) {
    const r = 0.180625 - offset * offset;
    return (offset * polynomial(centre.above, r)) / polynomial(centre.below, r);
  }
  const r = Math.sqrt(-ln(offset < 0 ? p : 1 - p));
  const magnitude =
    r <= 5
      ? polynomial(shoulder.above, r - 1.6) / polynomial(shoulder.below, r - 1.6)
      : polynomial(tail.above, r - 5) / polynomial(tail.below, r - 5);
  return offset < 0 ? -magnitude : magnitude;
}

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

const centre = {
  above: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
    45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  below: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597,
    39307.89580009271, 28729.085735721943, 5226.495278852854,
  ],
} as const;

const shoulder = {
  above: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
    1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  below: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
    0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
  ],
} as const;

const tail = {
  above: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
    0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  below: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
} as const;
