import { mean } from "./mean.ts";

/**
 * Sample standard deviation, with n − 1.
 *
 * @param values at least two numbers
 * @returns the deviation; `NaN` of fewer
 */
export function standardDeviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
