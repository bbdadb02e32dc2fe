import { normalCdf } from "../../stats/distributions/normal.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { normalQuantile } from "../../stats/elementary/normal-quantile.ts";
import { pow } from "../../stats/elementary/pow.ts";
import type { LineClaim } from "../claims.ts";

/** How a measured rate compares with the claimed one. */
export type Verdict = "faster" | "as claimed" | "slower" | "undecided";

/** A positive rate a year with its interval. */
export interface Estimate {
  readonly growthPerYear: number;
  readonly lower: number;
  readonly upper: number;
  /** Level of the interval. */
  readonly level: number;
}

/** How likely progress is slower than claimed, as claimed, and faster; they add up to 1. */
export interface Probabilities {
  readonly slower: number;
  readonly asClaimed: number;
  readonly faster: number;
}

/** From this probability on a verdict is a word. */
const CERTAIN = 0.9;

/**
 * A claimed point holds a quarter either way in the exponent: a tenth in 18 months, say, from a
 * tenth in 24 months to a tenth in 14.4.
 */
const POINT_RANGE = [0.75, 1.25] as const;

/**
 * The probabilities of a claim from the estimates of several readings, which weigh equally. Each
 * estimate is normal in the logarithm, with the widths of the two sides of its interval.
 *
 * @param none the rate of no change: progress is growth where more than it was claimed, else decline
 */
export function probabilitiesOf(
  claim: LineClaim,
  estimates: readonly Estimate[],
  none: number,
): Probabilities {
  const [low, high] = claimedRange(claim);
  const mean = (of: (estimate: Estimate) => number) =>
    estimates.reduce((sum, estimate) => sum + of(estimate), 0) / estimates.length;
  const below = mean((estimate) => probabilityBelow(estimate, low));
  const above = mean((estimate) => 1 - probabilityBelow(estimate, high));
  const rising = claim.perYear > none;
  return {
    slower: rising ? below : above,
    asClaimed: 1 - below - above,
    faster: rising ? above : below,
  };
}

/** Rates that count as claimed, ascending. */
export function claimedRange({ perYear, perYearLow, perYearHigh }: LineClaim): [number, number] {
  if (perYearLow < perYearHigh) return [perYearLow, perYearHigh];
  const ends = POINT_RANGE.map((part) => pow(perYear, part)) as [number, number];
  return [Math.min(...ends), Math.max(...ends)];
}

/** A word where it is 90 % likely. */
export function verdictOf(probabilities: Probabilities | undefined): Verdict {
  if (!probabilities) return "undecided";
  const { slower, asClaimed, faster } = probabilities;
  if (faster >= CERTAIN) return "faster";
  if (slower >= CERTAIN) return "slower";
  return asClaimed >= CERTAIN ? "as claimed" : "undecided";
}

/** The likeliest of the three, and its probability. */
export function leaningOf({ slower, asClaimed, faster }: Probabilities): {
  readonly verdict: Exclude<Verdict, "undecided">;
  readonly probability: number;
} {
  const probability = Math.max(slower, asClaimed, faster);
  if (probability === faster) return { verdict: "faster", probability };
  return { verdict: probability === slower ? "slower" : "as claimed", probability };
}

/** Probability that the rate of an estimate lies below a value. */
function probabilityBelow({ growthPerYear, lower, upper, level }: Estimate, value: number): number {
  const centre = ln(growthPerYear);
  const deviations = normalQuantile((1 + level) / 2);
  const side = ln(value) < centre ? centre - ln(lower) : ln(upper) - centre;
  if (side === 0) return ln(value) <= centre ? 0 : 1;
  return normalCdf(((ln(value) - centre) / side) * deviations);
}
