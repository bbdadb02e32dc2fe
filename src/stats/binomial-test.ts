import { pow } from "./elementary/pow.ts";

/** Outcomes whose probability exceeds that of the observed one by rounding alone count as equal. */
const ROUNDING = 1 + 1e-7;

/**
 * Exact two-sided test of a share: the probability, under it, of an outcome that is no likelier
 * than the one seen.
 *
 * @param successes of `trials`
 * @param share of successes that is tested, in (0, 1)
 * @returns the p-value; 1 without trials
 */
export function binomialTest(successes: number, trials: number, share: number): number {
  const odds = share / (1 - share);
  const probabilities: number[] = [pow(1 - share, trials)];
  for (let each = 1; each <= trials; each++) {
    const before = probabilities[each - 1] as number;
    probabilities.push((before * odds * (trials - each + 1)) / each);
  }
  const seen = (probabilities[successes] as number) * ROUNDING;
  const sum = probabilities.reduce((total, each) => (each <= seen ? total + each : total), 0);
  return Math.min(1, sum);
}
