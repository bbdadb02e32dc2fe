import { quantile } from "./quantile.ts";

/**
 * The points above a quantile of the points up to their time: what stood out when it appeared.
 *
 * @param times time of each point, in any order
 * @param values value of each point, same length and order as `times`
 * @param probability the quantile to exceed, in [0, 1); at 0 only the least of a window drops out
 * @param reach length of the window before the point, both its ends included; one year in the source
 * @returns indices into the input, in input order
 * @see B. Cottier et al., The rising costs of training frontier AI models (2024)
 */
export const backwardPercentileFrontier = (
  times: readonly number[],
  values: readonly number[],
  probability: number,
  reach: number,
): readonly number[] =>
  times.flatMap((time, i) => {
    const window = values.filter((_, j) => {
      const other = times[j]!;
      return other <= time && other >= time - reach;
    });
    return values[i]! > quantile(window, probability) ? [i] : [];
  });
