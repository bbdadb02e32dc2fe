import type { Warp } from "./warp.ts";

/** The part of a distribution that a truncation keeps, as an interval of probability. */
export interface KeptShare {
  /** Whether probabilities are counted from the upper end: true where the kept part lies there. */
  readonly fromAbove: boolean;
  /** Where the interval begins, and its length. */
  readonly least: number;
  readonly width: number;
}

/**
 * The probabilities between two bounds, counted from the nearer end, where they keep their digits.
 *
 * @param high may be Infinity
 */
export function keptShare({ cdf, beyond }: Warp, low: number, high: number): KeptShare {
  const below = cdf(low);
  if (beyond && below > 0.5) {
    const least = high === Number.POSITIVE_INFINITY ? 0 : beyond(high);
    return { fromAbove: true, least, width: beyond(low) - least };
  }
  const upTo = high === Number.POSITIVE_INFINITY ? 1 : cdf(high);
  return { fromAbove: false, least: below, width: upTo - below };
}
