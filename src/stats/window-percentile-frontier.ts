import { quantile } from "./quantile.ts";

/**
 * The points above a quantile of all points around their time, later ones included.
 *
 * Because the window looks ahead, this selection belongs to description, not to a backtest; the
 * rule that looks back only is `backwardPercentileFrontier`.
 *
 * @param times time of each point, in any order
 * @param values value of each point, same length and order as `times`
 * @param probability the quantile to exceed, in [0, 1); at 0 only the least of a window drops out
 * @param reach length of the window to each side, its ends included; one year in the source
 * @returns indices into the input, in input order
 * @see B. Cottier et al., The rising costs of training frontier AI models (2024)
 */
export const windowPercentileFrontier = (
  times: readonly number[],
  values: readonly number[],
  probability: number,
  reach: number,
): readonly number[] =>
  times.flatMap((time, i) => {
    const window = values.filter((_, j) => Math.abs(times[j]! - time) <= reach);
    return values[i]! > quantile(window, probability) ? [i] : [];
  });
