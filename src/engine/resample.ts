import { exp } from "../stats/elementary/exp.ts";

/**
 * Draws picked by their weights, as many as the weights are worth ((Σw)² / Σw²): each as often as its
 * share of all weights, to within one (systematic resampling from the middle of each step).
 *
 * @param logWeights logarithm of each draw's weight; a draw whose weight is not a number has none
 * @returns numbers of draws in increasing order
 */
export function resample(logWeights: Float64Array): Uint32Array {
  const largest = logWeights.reduce(
    (most, each) => (Number.isNaN(each) ? most : Math.max(most, each)),
    Number.NEGATIVE_INFINITY,
  );
  if (largest === Number.NEGATIVE_INFINITY) return new Uint32Array(0);
  const weights = logWeights.map((each) => (Number.isNaN(each) ? 0 : exp(each - largest)));
  let total = 0;
  let squares = 0;
  for (const weight of weights) {
    total += weight;
    squares += weight * weight;
  }
  const picked = new Uint32Array(Math.max(1, Math.floor((total * total) / squares)));
  const step = total / picked.length;
  let passed = 0;
  let at = 0;
  weights.forEach((weight, index) => {
    passed += weight;
    while (at < picked.length && (at + 0.5) * step < passed) picked[at++] = index;
  });
  return picked;
}
