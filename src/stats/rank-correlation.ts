/**
 * Spearman's rank correlation: the correlation of the ranks of x with those of y, where equal
 * values share the mean of their ranks. 1 when both orders agree, −1 when they are reversed.
 *
 * @param x,y paired values, of the same length
 * @returns `undefined` with fewer than two pairs or when all values of one side are equal
 */
export function rankCorrelation(x: readonly number[], y: readonly number[]): number | undefined {
  const [a, b] = [centredRanks(x), centredRanks(y)];
  const product = (p: readonly number[], q: readonly number[]): number =>
    p.reduce((sum, value, i) => sum + value * q[i]!, 0);
  const spread = Math.sqrt(product(a, a) * product(b, b));
  return spread > 0 ? product(a, b) / spread : undefined;
}

/** Ranks from 1, of which equal values share the mean, less the mean of all. */
function centredRanks(values: readonly number[]): readonly number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const ranks = values.map(() => 0);
  for (let from = 0; from < order.length; ) {
    const value = values[order[from]!];
    let to = from;
    while (to < order.length && values[order[to]!] === value) to++;
    for (let k = from; k < to; k++) ranks[order[k]!] = (from + to + 1) / 2;
    from = to;
  }
  return ranks.map((rank) => rank - (values.length + 1) / 2);
}
