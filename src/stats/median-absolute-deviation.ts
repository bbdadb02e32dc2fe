import { median } from "./median.ts";

/** 1 / Φ⁻¹(¾): makes the median absolute deviation estimate the standard deviation of a normal. */
export const NORMAL_CONSISTENCY = 1.482602218505602;

/**
 * Median of the distances from the median, unscaled. Times {@link NORMAL_CONSISTENCY} it estimates
 * the standard deviation of normal data, and a minority of outliers does not disturb it.
 *
 * @param values at least one number
 * @returns the deviation; `NaN` of nothing
 */
export function medianAbsoluteDeviation(values: readonly number[]): number {
  const centre = median(values);
  return median(values.map((value) => Math.abs(value - centre)));
}
