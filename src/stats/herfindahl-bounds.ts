import { herfindahl } from "./herfindahl.ts";

/** The range of a concentration index when part of the market is unnamed. */
export interface HerfindahlBounds {
  /** When the unnamed rest is so many firms that none counts. */
  readonly lower: number;
  /** When the unnamed rest is firms as large as they can be without having been named. */
  readonly upper: number;
  /** Part of the market that is not named, as a fraction. */
  readonly rest: number;
}

/**
 * Bounds of the Herfindahl–Hirschman index when only the largest firms are named.
 *
 * No unnamed firm is larger than the smallest named one. Under that cap the sum of squares is
 * greatest when as many firms as possible are at the cap and one more has the remainder.
 *
 * @param shares of the named firms, as fractions that add up to at most 1
 * @returns bounds in percent squared; without a named firm 0 and 10,000
 */
export function herfindahlBounds(shares: readonly number[]): HerfindahlBounds {
  const lower = herfindahl(shares);
  const missing = 1 - shares.reduce((sum, share) => sum + share, 0);
  // Published shares are rounded, so a tiny remainder is rounding.
  const rest = missing < 1e-9 ? 0 : missing;
  const cap = Math.min(1, ...shares);
  if (!(cap > 0)) return { lower, upper: lower, rest };
  const whole = Math.floor(rest / cap + 1e-9);
  const left = Math.max(0, rest - whole * cap);
  return { lower, upper: lower + whole * herfindahl([cap]) + herfindahl([left]), rest };
}
