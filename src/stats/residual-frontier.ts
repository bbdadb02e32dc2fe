import { fitLine } from "./fit-line.ts";
import { lineAt } from "./line.ts";
import { quantile } from "./quantile.ts";

/**
 * The points that lie high above the least-squares line through all points: residual at or above a
 * quantile of the residuals.
 *
 * @param times time of each point, in any order
 * @param values value of each point, same length and order as `times`; logarithms when growth is
 *   exponential
 * @param probability the quantile to reach, in [0, 1]; at 0 every point qualifies
 * @returns indices into the input, in input order; `undefined` when the points determine no line
 * @see B. Cottier et al., The rising costs of training frontier AI models (2024)
 */
export function residualFrontier(
  times: readonly number[],
  values: readonly number[],
  probability: number,
): readonly number[] | undefined {
  const line = fitLine(times, values);
  if (!line) return undefined;
  const residuals = values.map((value, i) => value - lineAt(line, times[i]!));
  const bar = quantile(residuals, probability);
  return residuals.flatMap((residual, i) => (residual >= bar ? [i] : []));
}
