import { powerOfTwo } from "./double-bits.ts";
import { expConstants } from "./exp.ts";

/**
 * By how much 2 to the power j / 64 exceeds its double in `expConstants.roots`, as a share of it;
 * shared with the vector machine.
 */
export const rootExcess = [
  0.0, -1.507066976926039e-17, 4.9997448722726326e-17, 7.357846871247418e-18, 8.189317638195515e-17,
  1.6665881442326747e-18, -7.402825309426177e-17, -6.170654745608695e-17, -2.7939114859515733e-17,
  4.776959425256223e-17, 9.341710609905046e-17, 4.585670326662351e-17, 7.826573258636076e-17,
  2.823784425951061e-17, 3.2904726646008416e-17, 4.721368121170128e-17, 3.3484623336251524e-17,
  5.527550048505249e-17, -6.346552106729483e-17, -1.5456342819397733e-17, 3.750854201303127e-17,
  -5.346099009198751e-18, 2.1023049675215714e-18, 1.3357510088834541e-17, 1.9572585293112036e-17,
  -5.478069123926778e-17, -2.1571477251208752e-17, 6.663804589232195e-17, 5.68648095791174e-17,
  7.007875046906994e-17, -4.8923067513522756e-17, -6.872303720902018e-17, -6.835808657661922e-17,
  -8.416011634717156e-18, -2.092304381843353e-17, -3.833464968654295e-17, -2.3591094770850053e-17,
  9.50689710108796e-18, -6.735219232374683e-17, -7.226635472101257e-17, 5.1548301170786783e-17,
  2.4253985766689806e-17, -6.432131775424189e-18, -6.336161863401293e-17, 1.5341410053603723e-17,
  -4.123367330661149e-17, -6.152602891550265e-17, 3.540948262646183e-17, 4.875160526227062e-17,
  -4.719539664590972e-18, -1.0772487078934056e-17, 1.821405440362259e-17, 1.685487290628973e-17,
  3.621615935336894e-17, 1.01562190116415e-17, -5.495118966122005e-17, 1.790126907604513e-17,
  5.265370768556274e-17, -3.266924100901318e-17, 1.7963932659833022e-17, -5.545065618639427e-17,
  5.336805878514151e-17, 4.5784915277060095e-17, 2.0414278897578303e-17,
] as const;

const { perUnit, high, low, rounder, smallest, largest, fraction, roots } = expConstants;
const [f0, f1, f2, f3] = fraction;
const rootTable = Float64Array.from(roots);
const excessTable = Float64Array.from(rootExcess);

/**
 * e to the power `head` + `tail` within 0.53 ulp, the same bits on every machine. The tail is
 * small: at most 2⁻²⁵ of the head. Overflow gives Infinity, underflow passes through the subnormal
 * numbers, where the last bit may be rounded twice, to 0; a head that is NaN gives NaN.
 */
export function expPair(head: number, tail: number): number {
  if (head > largest) return Number.POSITIVE_INFINITY;
  if (head < smallest) return 0;
  if (Number.isNaN(head)) return head;
  const whole = head * perUnit + rounder - rounder;
  const rest = head - whole * high - whole * low + tail;
  const step = whole & (roots.length - 1);
  const exponent = (whole - step) / roots.length;
  const square = rest * rest;
  const polynomial = (f3 * rest + f2) * square + (f1 * rest + f0);
  const root = rootTable[step]!;
  const value = root * (square * polynomial + excessTable[step]! + rest) + root;
  if (exponent > -1000 && exponent < 1000) return value * powerOfTwo(exponent);
  // Two steps, so that neither factor leaves the normal range.
  const half = Math.floor(exponent * 0.5);
  return value * powerOfTwo(half) * powerOfTwo(exponent - half);
}
