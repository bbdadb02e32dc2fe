import { herfindahl } from "./herfindahl.ts";

/** What a concentration index can be when a part of the market is not named. */
export interface HerfindahlBounds {
  /** The unnamed rest is so many firms that none counts. */
  readonly lower: number;
  /** The unnamed rest is firms as large as they can be without having been named. */
  readonly upper: number;
  /** Part of the market that is not named, as a fraction. */
  readonly rest: number;
}

/**
 * Bounds of the Herfindahl–Hirschman index when only the largest firms are named.
 *
 * No unnamed firm is larger than the smallest named one. Under that cap the sum of squares is
 * greatest when as many firms as fit are at the cap and one more has what is left.
 *
 * @param shares of the named firms, as fractions that add up to at most 1
 * @returns bounds in percent squared; without a named firm 0 and 10,000
 */
export function herfindahlBounds(shares: readonly number[]): HerfindahlBounds {
  const lower = herfindahl(shares);
  const missing = 1 - shares.reduce((sum, share) => sum + share, 0);
  // Published shares are rounded; what is left of a whole market is rounding.
  const rest = missing < 1e-9 ? 0 : missing;
  const cap = Math.min(1, ...shares);
  if (!(cap > 0)) return { lower, upper: lower, rest };
  const whole = Math.floor(rest / cap + 1e-9);
  const left = Math.max(0, rest - whole * cap);
  return { lower, upper: lower + whole * herfindahl([cap]) + herfindahl([left]), rest };
}
