import { square } from "./elementary/square.ts";
import { mean } from "./mean.ts";

/**
 * Sample standard deviation, with n − 1.
 *
 * @param values at least two numbers
 * @returns the deviation; `NaN` of fewer
 */
export function standardDeviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + square(value - centre), 0);
  return Math.sqrt(squares / (values.length - 1));
}
