/**
 * The rank of each point when it appeared: 1 + points at or before its time with a greater value
 * + earlier points with an equal value. Of equal values at one time the first in the input is the
 * earlier.
 *
 * @param times time of each point, in any order
 * @param values value of each point, same length and order as `times`
 * @returns ranks in input order, 1 the greatest
 */
export const rankAtAppearance = (
  times: readonly number[],
  values: readonly number[],
): readonly number[] =>
  values.map((value, i) => {
    const time = times[i]!;
    let rank = 1;
    for (let j = 0; j < values.length; j++) {
      const other = values[j]!;
      const otherTime = times[j]!;
      const earlier = otherTime < time || (otherTime === time && j < i);
      if ((otherTime <= time && other > value) || (earlier && other === value)) rank++;
    }
    return rank;
  });

/**
 * The points that were among the n greatest when they appeared, by {@link rankAtAppearance}.
 *
 * @param times time of each point, in any order
 * @param values value of each point, same length and order as `times`
 * @param n how many places the frontier has
 * @returns indices into the input, in input order
 * @see B. Cottier et al., The rising costs of training frontier AI models (2024)
 */
export const topNFrontier = (
  times: readonly number[],
  values: readonly number[],
  n: number,
): readonly number[] =>
  rankAtAppearance(times, values).flatMap((rank, i) => (rank <= n ? [i] : []));
