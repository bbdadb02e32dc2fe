import { highWord, powerOfTwo } from "./double-bits.ts";

/**
 * The numbers of {@link ln}, shared with the vector machine. A number is 2ᵏ · m with √½ ≤ m < √2;
 * c = n / 64 is the multiple of 1/64 nearest to m, and ln m = ln c + ln (1 + r), r = (m − c) / c.
 * `series` is the minimax polynomial of (ln (1 + r) − r) / r² (Remez exchange in 50 digits, error
 * 8.8e-19). `shift` moves the upper word of √½ to that of 1, so that the exponent of the shifted
 * number is k. Adding and subtracting `rounder` rounds to a multiple of 1/64. `high` ends in 21
 * zero bits. The tables begin with n = `first`.
 */
export const lnConstants = {
  shift: 0x00095f62,
  rootHalf: 0x3fe6a09e,
  subnormalScale: 18014398509481984,
  subnormalExponent: 54,
  high: 0.6931471803691238,
  low: 1.9082149292705877e-10,
  rounder: 105553116266496,
  steps: 64,
  first: 45,
  series: [
    -0.5000000000000071, 0.3333333333333715, -0.24999999894745556, 0.19999999802478016,
    -0.16668960817032402, 0.14288433355675142,
  ],
  reciprocals: [
    1.4222222222222223, 1.391304347826087, 1.3617021276595744, 1.3333333333333333,
    1.3061224489795917, 1.28, 1.2549019607843137, 1.2307692307692308, 1.2075471698113207,
    1.1851851851851851, 1.1636363636363636, 1.1428571428571428, 1.1228070175438596,
    1.103448275862069, 1.0847457627118644, 1.0666666666666667, 1.0491803278688525,
    1.032258064516129, 1.0158730158730158, 1.0, 0.9846153846153847, 0.9696969696969697,
    0.9552238805970149, 0.9411764705882353, 0.927536231884058, 0.9142857142857143,
    0.9014084507042254, 0.8888888888888888, 0.8767123287671232, 0.8648648648648649,
    0.8533333333333334, 0.8421052631578947, 0.8311688311688312, 0.8205128205128205,
    0.810126582278481, 0.8, 0.7901234567901234, 0.7804878048780488, 0.7710843373493976,
    0.7619047619047619, 0.7529411764705882, 0.7441860465116279, 0.735632183908046,
    0.7272727272727273, 0.7191011235955056, 0.7111111111111111, 0.7032967032967034,
  ],
  logarithms: [
    -0.3522205935893521, -0.33024168687057687, -0.3087354816496133, -0.2876820724517809,
    -0.26706278524904525, -0.24686007793152578, -0.22705745063534608, -0.2076393647782445,
    -0.18859116980755003, -0.16989903679539747, -0.15154989812720093, -0.13353139262452263,
    -0.1158318155251217, -0.09844007281325252, -0.0813456394539524, -0.06453852113757118,
    -0.048009219186360606, -0.0317486983145803, -0.015748356968139168, 0.0, 0.015504186535965254,
    0.030771658666753687, 0.0458095360312942, 0.06062462181643484, 0.07522342123758753,
    0.08961215868968714, 0.10379679368164356, 0.11778303565638346, 0.13157635778871926,
    0.1451820098444979, 0.15860503017663857, 0.17185025692665923, 0.184922338494012,
    0.19782574332991987, 0.21056476910734964, 0.22314355131420976, 0.2355660713127669,
    0.24783616390458127, 0.25995752443692605, 0.27193371548364176, 0.2837681731306446,
    0.2954642128938359, 0.3070250352949119, 0.3184537311185346, 0.329753286372468,
    0.3409265869705932, 0.3519764231571782,
  ],
} as const;

const { shift, subnormalScale, subnormalExponent, high, low } = lnConstants;
const { rounder, steps, first, series, reciprocals, logarithms } = lnConstants;
const [s0, s1, s2, s3, s4, s5] = series;
const reciprocalTable = Float64Array.from(reciprocals);
const logarithmTable = Float64Array.from(logarithms);
const smallestNormal = 2.2250738585072014e-308;

/**
 * Natural logarithm within 1.5 ulp, the same bits on every machine: a fixed sequence of IEEE 754
 * double operations without fused multiply-add, the polynomial by Estrin's rule. ln 0 is −Infinity;
 * of a negative number it is NaN.
 */
export function ln(x: number): number {
  if (!(x > 0 && x < Infinity)) return x > 0 || Number.isNaN(x) ? x : x === 0 ? -Infinity : NaN;
  if (x < smallestNormal) return lnNormal(x * subnormalScale, subnormalExponent);
  return lnNormal(x, 0);
}

function lnNormal(x: number, extraExponent: number): number {
  const shifted = highWord(x) + shift;
  const power = (shifted >>> 20) - 1023;
  const exponent = power - extraExponent;
  const mantissa = x * powerOfTwo(-power);
  const centre = mantissa + rounder - rounder;
  const row = centre * steps - first;
  const r = (mantissa - centre) * reciprocalTable[row]!;
  const square = r * r;
  const polynomial = (s5 * r + s4) * (square * square) + ((s3 * r + s2) * square + (s1 * r + s0));
  const correction = square * polynomial + exponent * low;
  return exponent * high + (r + correction + logarithmTable[row]!);
}
