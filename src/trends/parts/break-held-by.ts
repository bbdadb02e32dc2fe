import { itemAt } from "../../base/item-at.ts";
import { breakInfluence } from "../../stats/break-influence.ts";
import type { Observation } from "./trend.ts";

/** A point that the probability of a break hangs on, and that probability without it. */
export interface BreakHeldBy {
  readonly id: string;
  readonly label: string;
  readonly date: string;
  readonly probability: number;
}

/** A point that moves a probability by more is named. */
const MUCH = 0.2;

/**
 * The points that move the probability of a break by more than 20 points when left out, the most
 * influential first.
 *
 * @param points the points on the line, in the order of `years` and `values`
 */
export function breakHeldBy(
  points: readonly Observation[],
  years: readonly number[],
  values: readonly number[],
  probability: number,
): readonly BreakHeldBy[] {
  return breakInfluence(years, values)
    .filter((without) => Math.abs(without.probability - probability) > MUCH)
    .map(({ index, probability: without }) => {
      const { id, label, date } = itemAt(points, index);
      return { id, label, date, probability: without };
    });
}
