import { highWord, powerOfTwo, withoutLowBits } from "./double-bits.ts";
import { lnConstants } from "./ln.ts";

/**
 * The numbers of {@link lnPair}, shared with the vector machine. As for `ln`, a number is 2ᵏ · m
 * with c = n / 64 nearest to m. `reciprocals` holds 1 / c to nine binary digits, so that its product
 * with a part of m is exact; `highs` + `lows` is minus the logarithm of that reciprocal, `highs` in
 * multiples of 2⁻⁴², so that k · ln 2 is added to it exactly. `series` is the minimax polynomial of
 * (ln (1 + r) − r + r² / 2) / r³ for |r| ≤ 0.0114 (Remez exchange in 60 digits, error 2⁻⁷⁶
 * relative to r). The tables begin with n = 45, as those of `ln`.
 */
export const lnPairConstants = {
  series: [
    0.3333333333333333, -0.25, 0.20000000000013135, -0.16666666666689528, 0.1428571397719115,
    -0.12499999589349203, 0.11113964373242406, -0.1000308928051411,
  ],
  reciprocals: [
    1.421875, 1.390625, 1.361328125, 1.333984375, 1.306640625, 1.279296875, 1.255859375, 1.23046875,
    1.20703125, 1.185546875, 1.1640625, 1.142578125, 1.123046875, 1.103515625, 1.083984375,
    1.06640625, 1.048828125, 1.033203125, 1.015625, 1.0, 0.984375, 0.96875, 0.955078125, 0.94140625,
    0.927734375, 0.9140625, 0.90234375, 0.888671875, 0.876953125, 0.865234375, 0.853515625,
    0.841796875, 0.83203125, 0.8203125, 0.810546875, 0.80078125, 0.791015625, 0.78125, 0.771484375,
    0.76171875, 0.75390625, 0.744140625, 0.736328125, 0.7265625, 0.71875, 0.7109375, 0.703125,
  ],
  highs: [
    -0.35197642315711164, -0.32975328637257917, -0.30846078572108127, -0.2881702345312078,
    -0.26745943508876735, -0.2463106105958559, -0.22782009919819757, -0.20739519434596332,
    -0.18816383241824042, -0.1702041660200848, -0.15191604202573217, -0.13328722219239353,
    -0.11604541575775329, -0.0985011061068235, -0.08064348870698268, -0.06429435070549516,
    -0.04767346946937323, -0.03266380681884584, -0.015504186535963527, 0.0, 0.01574835696806076,
    0.03174869831468641, 0.04596213556465045, 0.060380510988807146, 0.07500982100486908,
    0.08985632912185793, 0.10275973395778237, 0.11802720608852724, 0.13130173729723538,
    0.14475485499428942, 0.1583914299440039, 0.172216534935842, 0.1838852787700489,
    0.19806991376208316, 0.21004610480872543, 0.2221674653410446, 0.23443755793300625,
    0.2468600779316148, 0.2594388601382889, 0.2721778859158803, 0.28248725557477883,
    0.29552524991277096, 0.3060794375915066, 0.3194307707663029, 0.33024168687052224,
    0.3411707574027787, 0.35222059358943625,
  ],
  headRounder: 6442450944,
  lows: [
    -6.654491643324795e-14, 1.1118671389559323e-13, 6.51660035646737e-14, -7.445357054751763e-14,
    4.6684676570510833e-14, 1.1177156288837231e-13, 8.596509314011835e-14, -1.0726867577289733e-13,
    5.743078393200756e-14, 9.433537664581756e-14, -1.0980754099855238e-13, 4.4819840726013836e-14,
    -8.936559926276793e-14, -1.0965899689943145e-13, 5.595440532347099e-14, 9.790518511990216e-14,
    1.6328004423783634e-14, 5.4245058792756725e-14, -1.7274567499706107e-15, 0.0,
    7.840703382506278e-14, -1.0610652735224087e-13, -1.4693284460141064e-14, 1.0033424888676119e-13,
    -2.5061174934837362e-15, 3.1218748807418837e-15, -1.3438406228830954e-14, 3.013227959910772e-14,
    1.811460150533731e-14, 8.272973285564614e-14, -8.626913488119114e-14, -8.199467511461324e-14,
    8.84637355812087e-14, 1.0634128304268335e-14, 8.405546663347035e-14, 1.0970699320566433e-13,
    -3.76018844589075e-14, -8.899851356560444e-14, 9.704226792067357e-14, -6.465103064005256e-14,
    -1.0190482133505088e-13, 3.586053092023274e-14, -9.55418156600115e-15, 5.834357420090924e-14,
    5.4612144489920215e-14, -1.156568624616423e-14, -8.414918193489195e-14,
  ],
} as const;

const { shift, subnormalScale, subnormalExponent, high, low, rounder, steps, first } = lnConstants;
const { headRounder } = lnPairConstants;
const [s0, s1, s2, s3, s4, s5, s6, s7] = lnPairConstants.series;
const reciprocals = Float64Array.from(lnPairConstants.reciprocals);
const highs = Float64Array.from(lnPairConstants.highs);
const lows = Float64Array.from(lnPairConstants.lows);
const smallestNormal = 2.2250738585072014e-308;

/** A number as the sum of two doubles; `high` has at most 26 significant bits. */
export interface Pair {
  readonly high: number;
  readonly low: number;
}

/**
 * Natural logarithm of a positive finite number with a relative error of about 2⁻⁶⁶, the same bits
 * on every machine. Powers and logarithms to other bases need that to get their last digit right.
 *
 * @see Tang 1990, Table-driven implementation of the logarithm function in IEEE floating-point
 *   arithmetic; Dekker 1971 for sums and products of pairs
 */
export function lnPair(x: number): Pair {
  const subnormal = x < smallestNormal;
  const scaled = subnormal ? x * subnormalScale : x;
  const shifted = highWord(scaled) + shift;
  const power = (shifted >>> 20) - 1023;
  const exponent = power - (subnormal ? subnormalExponent : 0);
  const mantissa = scaled * powerOfTwo(-power);
  const row = (mantissa + rounder - rounder) * steps - first;
  const reciprocal = reciprocals[row]!;
  const head = mantissa + headRounder - headRounder;
  // reciprocal · mantissa = 1 + rest + restLow, without a rounding.
  const rest = head * reciprocal - 1;
  const restLow = (mantissa - head) * reciprocal;
  const r = rest + restLow;
  const square = r * r;
  const fourth = square * square;
  const upper = (s7 * r + s6) * square + (s5 * r + s4);
  const lower = (s3 * r + s2) * square + (s1 * r + s0);
  const tail = square * r * (upper * fourth + lower);
  const start = exponent * high + highs[row]!;
  const linear = start + r;
  const bend = rest * rest * -0.5;
  const sum = linear + bend;
  const lost = start - linear + r + (linear - sum + bend);
  const crossed = rest - r + restLow - restLow * (restLow * 0.5 + rest);
  const correction = lost + (crossed + (exponent * low + lows[row]! + tail));
  const whole = sum + correction;
  const top = withoutLowBits(whole);
  return { high: top, low: whole - top + (sum - whole + correction) };
}
