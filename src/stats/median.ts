import { quantile } from "./quantile.ts";

/**
 * The middle value, or the mean of the two middle values.
 *
 * @param values at least one number
 * @returns the median; `NaN` of nothing
 */
export const median = (values: readonly number[]): number => quantile(values, 0.5);
