import { dateOfDay, dayNumber } from "../../base/calendar.ts";
import { itemAt } from "../../base/item-at.ts";
import { quantile } from "../../stats/quantile.ts";

/** Something that may have reached a level on its date. */
export interface Candidate {
  readonly date: string;
  /** Its value in a drawn world. */
  readonly valueIn: (world: number) => number;
}

/** The values of a candidate by its draws, one a world. */
export const drawnValue =
  (draws: ArrayLike<number>): Candidate["valueIn"] =>
  (world) =>
    itemAt(draws, world);

/** Dates between which a level was first reached; an absent end lies beyond what is known. */
export interface ReachedInterval {
  readonly lower: string | undefined;
  readonly upper: string | undefined;
}

/**
 * When a level was first reached, given the uncertainty of the values: the question is repeated in
 * each of `worlds` drawn worlds, and the interval spans the answers.
 *
 * @param candidates in order of their dates
 * @param levelIn the level in a world; it may itself be uncertain
 * @param confidence of the interval, between 0 and 1
 */
export function reachedInterval(
  candidates: readonly Candidate[],
  worlds: number,
  levelIn: (world: number) => number,
  confidence: number,
): ReachedInterval {
  const days = firstDays(candidates, worlds, levelIn);
  return {
    lower: dateAt(days, (1 - confidence) / 2),
    upper: dateAt(days, (1 + confidence) / 2),
  };
}

/** In each world, the day of the first candidate at or above the level; infinite without one. */
export function firstDays(
  candidates: readonly Candidate[],
  worlds: number,
  levelIn: (world: number) => number,
): readonly number[] {
  const days = new Array<number>(worlds).fill(Number.POSITIVE_INFINITY);
  const levels = Float64Array.from(days, (_, world) => levelIn(world));
  /** Worlds in which no candidate has reached it so far, in the first `left` places. */
  const open = Int32Array.from(days, (_, world) => world);
  let left = worlds;
  for (const { date, valueIn } of candidates) {
    if (left === 0) break;
    const day = dayNumber(date);
    let kept = 0;
    for (const world of open.subarray(0, left)) {
      if (valueIn(world) >= (levels[world] as number)) days[world] = day;
      else open[kept++] = world;
    }
    left = kept;
  }
  return days;
}

/** A quantile of days as a date; `undefined` where the level is not reached. */
export function dateAt(days: readonly number[], probability: number): string | undefined {
  const day = quantile(days, probability);
  return Number.isFinite(day) ? dateOfDay(day) : undefined;
}
