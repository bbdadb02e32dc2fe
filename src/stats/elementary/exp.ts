import { powerOfTwo } from "./double-bits.ts";

/**
 * The numbers of {@link exp}, shared with the vector machine. x is k · ln 2 / 64 + r; `fraction` is
 * the minimax polynomial of (eʳ − 1 − r) / r² (Remez exchange in 50 digits, error 4.4e-18 relative
 * to eʳ). `high` ends in 21 zero bits, so k · high is exact. Adding and subtracting `rounder`,
 * 1.5 · 2⁵², rounds to the nearest whole number. `roots[j]` is 2 to the power j / 64.
 */
export const expConstants = {
  perUnit: 64 * Math.LOG2E,
  high: 0.6931471803691238 / 64,
  low: 1.9082149292705877e-10 / 64,
  rounder: 6755399441055744,
  smallest: -746,
  largest: 710,
  fraction: [0.49999999999985056, 0.16666666666658128, 0.041666707411487675, 0.008333342064365984],
  roots: [
    1.0,
    1.0108892860517005,
    1.0218971486541166,
    1.0330248790212284,
    1.0442737824274138,
    1.0556451783605572,
    1.0671404006768237,
    1.0787607977571199,
    1.0905077326652577,
    1.102382583307841,
    1.1143867425958924,
    1.1265216186082418,
    1.1387886347566916,
    1.1511892299529827,
    1.1637248587775775,
    1.1763969916502812,
    1.189207115002721,
    1.202156731452703,
    1.215247359980469,
    1.22848053610687,
    1.241857812073484,
    1.255380757024691,
    1.2690509571917332,
    1.2828700160787783,
    1.2968395546510096,
    1.3109612115247644,
    1.3252366431597413,
    1.339667524053303,
    1.3542555469368927,
    1.3690024229745905,
    1.383909881963832,
    1.3989796725383112,
    Math.SQRT2,
    1.42961333839197,
    1.4451808069770467,
    1.460917794180647,
    1.4768261459394993,
    1.4929077282912648,
    1.5091644275934228,
    1.5255981507445384,
    1.5422108254079407,
    1.559004400237837,
    1.5759808451078865,
    1.593142151342267,
    1.6104903319492543,
    1.6280274218573478,
    1.645755478153965,
    1.6636765803267364,
    1.681792830507429,
    1.7001063537185235,
    1.718619298122478,
    1.7373338352737062,
    1.7562521603732995,
    1.7753764925265212,
    1.7947090750031072,
    1.8142521755003989,
    1.8340080864093424,
    1.8539791250833855,
    1.8741676341103,
    1.8945759815869656,
    1.9152065613971474,
    1.9360617934922943,
    1.9571441241754002,
    1.978456026387951,
  ],
} as const;

const { perUnit, high, low, rounder, smallest, largest, fraction, roots } = expConstants;
const [f0, f1, f2, f3] = fraction;
const rootTable = Float64Array.from(roots);

/**
 * e to the power x within 1.1 ulp, the same bits on every machine: a fixed sequence of IEEE 754
 * double operations without fused multiply-add, the polynomial by Estrin's rule. Overflow gives
 * Infinity, underflow passes through the subnormal numbers to 0, NaN stays NaN.
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  const clamped = x < smallest ? smallest : x > largest ? largest : x;
  const whole = clamped * perUnit + rounder - rounder;
  const rest = clamped - whole * high - whole * low;
  const step = whole & (roots.length - 1);
  const exponent = (whole - step) / roots.length;
  const root = rootTable[step]!;
  const square = rest * rest;
  const polynomial = (f3 * rest + f2) * square + (f1 * rest + f0);
  const value = root * (square * polynomial + rest) + root;
  if (exponent > -1000 && exponent < 1000) return value * powerOfTwo(exponent);
  // Two steps, so that neither factor leaves the normal range.
  const half = Math.floor(exponent * 0.5);
  return value * powerOfTwo(half) * powerOfTwo(exponent - half);
}
