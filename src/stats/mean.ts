/**
 * Arithmetic mean, with a second pass that removes the rounding error of the first.
 *
 * @param values at least one number
 * @returns the mean; `NaN` of nothing
 */
export function mean(values: readonly number[]): number {
  const rough = values.reduce((sum, value) => sum + value, 0) / values.length;
  return rough + values.reduce((sum, value) => sum + (value - rough), 0) / values.length;
}
