import { square } from "./elementary/square.ts";

/**
 * Herfindahl–Hirschman index of a market in percent squared: 10,000 is a monopoly, 10,000 / n a
 * market of n equals.
 *
 * @param shares parts of the whole, as fractions that add up to at most 1
 * @returns the index of the named shares alone: what they leave out can only raise it
 * @see US Department of Justice and Federal Trade Commission, Horizontal Merger Guidelines (2010), section 5.3
 */
export const herfindahl = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + square(100 * share), 0);
