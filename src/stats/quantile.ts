/**
 * Sample quantile with linear interpolation between order statistics: type 7 of Hyndman and Fan
 * (1996), the default of R and NumPy.
 *
 * @param values at least one number, in any order
 * @param probability in [0, 1]
 * @returns the quantile; `NaN` of nothing or outside [0, 1]
 */
export const quantile = (values: readonly number[], probability: number): number =>
  quantileOfSorted(
    [...values].sort((a, b) => a - b),
    probability,
  );

/** The same for values already in ascending order. */
export function quantileOfSorted(sorted: readonly number[], probability: number): number {
  if (sorted.length === 0 || !(probability >= 0 && probability <= 1)) return Number.NaN;
  const position = (sorted.length - 1) * probability;
  const index = Math.floor(position);
  const below = sorted[index]!;
  const above = sorted[Math.min(index + 1, sorted.length - 1)]!;
  // Equal neighbours stay exact, and so do infinite ones.
  return above === below ? below : below + (position - index) * (above - below);
}
