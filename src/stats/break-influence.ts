import { breakProbability } from "./break-probability.ts";

/** How likely a line has broken when one point is left out. */
export interface BreakInfluence {
  /** Index of the point in the input. */
  readonly index: number;
  /** Probability of a break without it. */
  readonly probability: number;
}

/**
 * The probability of a break without each point, the point that moves it most first. Points without
 * which it is not determined are left out.
 *
 * @param x regressor, in any order
 * @param y response, same length and order as `x`
 */
export function breakInfluence(
  x: readonly number[],
  y: readonly number[],
): readonly BreakInfluence[] {
  const whole = breakProbability(x, y)?.probability;
  if (whole === undefined) return [];
  const without = (values: readonly number[], index: number) =>
    values.filter((_, other) => other !== index);
  return x
    .flatMap((_, index): readonly BreakInfluence[] => {
      const probability = breakProbability(without(x, index), without(y, index))?.probability;
      return probability === undefined ? [] : [{ index, probability }];
    })
    .sort(
      (a, b) =>
        Math.abs(b.probability - whole) - Math.abs(a.probability - whole) || a.index - b.index,
    );
}
