import type { Distribution } from "./claim.ts";

/** A distribution by its quantiles. */
export type Quantiles = Extract<Distribution, { kind: "quantiles" }>;

/** A quantile, and how much of the distribution it stands for. */
interface Part {
  readonly level: number;
  readonly value: number;
  readonly weight: number;
}

/** Each quantile stands for what lies nearer to its level than to another; together for all of it. */
export const partsOf = ({ at }: Pick<Quantiles, "at">): readonly Part[] =>
  at.map(([level, value], index) => {
    const before = at[index - 1];
    const after = at[index + 1];
    const from = before ? (before[0] + level) / 2 : 0;
    const to = after ? (level + after[0]) / 2 : 1;
    return { level, value, weight: to - from };
  });

/** Share of a distribution whose values are so. */
export const shareWhere = (
  quantiles: Pick<Quantiles, "at">,
  isSo: (value: number) => boolean,
): number =>
  partsOf(quantiles).reduce((sum, { value, weight }) => sum + (isSo(value) ? weight : 0), 0);
