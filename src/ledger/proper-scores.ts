import { normalCdf } from "../stats/distributions/normal.ts";
import { exp } from "../stats/elementary/exp.ts";
import { ln } from "../stats/elementary/ln.ts";
import { square } from "../stats/elementary/square.ts";
import type { Distribution } from "./claim.ts";
import { partsOf, type Quantiles, shareWhere } from "./quantiles.ts";
import type { Judged } from "./scored-claims.ts";

/** Squared error of a probability: 0 at best, a coin has ¼. */
export const brierOf = ({ p, came }: Judged): number => square(p - Number(came));

/** Minus the logarithm of the probability of what came. */
export const logOf = ({ p, came }: Judged): number => -ln(came ? p : 1 - p);

/** How a forecast of a quantity fared. */
export interface QuantityScore {
  /** Continuous ranked probability score; of what is positive, on the logarithm. */
  readonly crps: number;
  /** Probability that was given to less than what came. */
  readonly rank: number;
  /** By how many widths of its own 80 % range it missed; 0 inside. */
  readonly widthsOff: number;
}

/** 90 % quantile of the standard normal distribution, and the 80 % one. */
const Z90 = 1.2815515655446004;
const Z80 = 0.8416212335729143;

/** Scores of a distribution against what came; none of a median without a spread. */
export function scoreQuantity(distribution: Distribution, came: number): QuantityScore | undefined {
  if (distribution.kind === "quantiles") return scoreQuantiles(distribution, came);
  const normal = normalOf(distribution);
  if (!normal || (normal.log && came <= 0)) return undefined;
  const { mean, sd, log } = normal;
  const z = ((log ? ln(came) : came) - mean) / sd;
  const density = exp(-square(z) / 2) / Math.sqrt(2 * Math.PI);
  const rank = normalCdf(z);
  return {
    crps: sd * (z * (2 * rank - 1) + 2 * density - 1 / Math.sqrt(Math.PI)),
    ...{ rank, widthsOff: Math.max(0, (Math.abs(z) - Z90) / (2 * Z90)) },
  };
}

/** Twice the mean pinball loss, each quantile by the probability that it stands for. */
function scoreQuantiles(distribution: Quantiles, came: number): QuantityScore | undefined {
  const onScale = (value: number): number => (distribution.log ? ln(value) : value);
  if (distribution.log && came <= 0) return undefined;
  const y = onScale(came);
  const parts = partsOf(distribution).map((part) => ({ ...part, x: onScale(part.value) }));
  const loss = parts.reduce((sum, { level, x, weight }) => {
    const over = y - x;
    return sum + weight * (over > 0 ? level * over : (level - 1) * over);
  }, 0);
  const within = parts.filter(({ level }) => level >= 0.1 && level <= 0.9).map(({ x }) => x);
  const [low, high] = [within[0] ?? y, within.at(-1) ?? y];
  const off = Math.max(0, low - y, y - high);
  const below = shareWhere(distribution, (value) => value < came);
  return {
    ...{ crps: 2 * loss, rank: below + shareWhere(distribution, (value) => value === came) / 2 },
    // A range without width is missed by any amount as by one of its own.
    widthsOff: off === 0 ? 0 : high > low ? off / (high - low) : 1,
  };
}

interface Normal {
  readonly mean: number;
  readonly sd: number;
  readonly log: boolean;
}

function normalOf(distribution: Distribution): Normal | undefined {
  if (distribution.kind === "normal") return { ...distribution, log: false };
  if (distribution.kind === "range80") {
    const [low, high] = [ln(distribution.p10), ln(distribution.p90)];
    return { mean: (low + high) / 2, sd: (high - low) / (2 * Z90), log: true };
  }
  if (distribution.kind !== "lognormal") return undefined;
  const { median, p10, p20, p80, p90 } = distribution;
  const mean = ln(median);
  if (p10 !== undefined && p90 !== undefined) {
    return { mean, sd: (ln(p90) - ln(p10)) / (2 * Z90), log: true };
  }
  return p20 !== undefined && p80 !== undefined
    ? { mean, sd: (ln(p80) - ln(p20)) / (2 * Z80), log: true }
    : undefined;
}
