import { recordFrontier, type SameTime } from "./record-frontier.ts";

/**
 * The points that are strictly cheaper than every one at an earlier time.
 *
 * Of several at one time, `best` keeps the cheapest (on a tie, the first in the input), which is
 * also the last record of that time when points arrive one by one; `all` keeps each that is cheaper
 * than all earlier times.
 *
 * @param times time of each point, in any order
 * @param values value of each point, same length and order as `times`
 * @returns indices into the input, by time
 */
export const runningMinimum = (
  times: readonly number[],
  values: readonly number[],
  sameTime: SameTime = "best",
): readonly number[] =>
  recordFrontier(
    times,
    values.map((value) => -value),
    sameTime,
  );
