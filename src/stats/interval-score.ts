/**
 * The score of a central interval: its width and, for an outcome outside, 2 / alpha times the
 * distance to it. Lower is better, and only an interval that holds as often as it says is rewarded.
 *
 * @param alpha share of outcomes that may lie outside, in (0, 1); 0.1 for a 90 % interval
 * @returns the score in the unit of the interval
 * @see T. Gneiting and A. E. Raftery, Journal of the American Statistical Association 102 (2007)
 *   359–378, equation 43
 */
export function intervalScore(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  outcome: number,
  alpha: number,
): number {
  const missed = Math.max(0, lower - outcome) + Math.max(0, outcome - upper);
  return upper - lower + (2 / alpha) * missed;
}
