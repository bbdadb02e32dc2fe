import { itemAt } from "../../../base/item-at.ts";
import { square } from "../../../stats/elementary/square.ts";
import { mean } from "../../../stats/mean.ts";

/** Share of the variance about the mean that fitted values explain; 1 without variance. */
export function explainedVariance(values: readonly number[], fitted: readonly number[]): number {
  const centre = mean(values);
  const total = values.reduce((sum, value) => sum + square(value - centre), 0);
  const left = values.reduce((sum, value, i) => sum + square(value - itemAt(fitted, i)), 0);
  return total > 0 ? 1 - left / total : 1;
}
