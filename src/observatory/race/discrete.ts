/** A distribution over few values, in increasing order, with shares that add up to 1. */
export interface Discrete {
  readonly values: readonly number[];
  readonly shares: readonly number[];
}

/** The distribution of weighted values in any order; equal values are one. */
export function discreteOf(values: readonly number[], weights: ArrayLike<number>): Discrete {
  const sums = new Map<number, number>();
  let total = 0;
  values.forEach((value, at) => {
    const weight = weights[at] as number;
    if (weight === 0) return;
    sums.set(value, (sums.get(value) ?? 0) + weight);
    total += weight;
  });
  const entries = [...sums].sort(([a], [b]) => a - b);
  return {
    values: entries.map(([value]) => value),
    shares: entries.map(([, weight]) => weight / total),
  };
}

/** Expected value. */
export const meanOfDiscrete = ({ values, shares }: Discrete): number =>
  values.reduce((sum, value, at) => sum + value * (shares[at] as number), 0);

/** The smallest value with at least a probability at or below it. */
export function quantileOfDiscrete({ values, shares }: Discrete, probability: number): number {
  let sum = 0;
  for (let at = 0; at < values.length - 1; at++) {
    sum += shares[at] as number;
    if (sum >= probability - 1e-12) return values[at] as number;
  }
  return values[values.length - 1] as number;
}

/** Probability of a value no larger than a bound. */
export const shareUpTo = ({ values, shares }: Discrete, bound: number): number =>
  values.reduce((sum, value, at) => (value <= bound ? sum + (shares[at] as number) : sum), 0);

/**
 * Continuous ranked probability score against an outcome, in the unit of the values; 0 is perfect.
 *
 * @see T. Gneiting, A. E. Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", JASA
 *   102 (2007), eq. 21
 */
export function crpsOfDiscrete({ values, shares }: Discrete, outcome: number): number {
  let score = 0;
  let below = 0;
  values.forEach((value, at) => {
    const share = shares[at] as number;
    score += share * Math.abs(value - outcome);
    below += share;
    const next = values[at + 1];
    if (next !== undefined) score -= below * (1 - below) * (next - value);
  });
  return score;
}
