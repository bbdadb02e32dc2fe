import { addDays } from "../../base/calendar.ts";
import type { Interval } from "../../stats/interval.ts";

/** When a line passes a level; ends beyond the range of the search are absent. */
export interface Crossing {
  readonly date: string;
  readonly lower?: string;
  readonly upper?: string;
}

/** How far ahead to search for a crossing, in days, and in which steps. */
const REACH_DAYS = 50 * 365.25;
const STEP_DAYS = 7;

/**
 * When a new observation is expected to pass a level that none has passed yet.
 *
 * The date is where the line meets the level. The interval contains the dates at which the level
 * lies inside the prediction interval of a new observation (inverse regression), so it grows with
 * distance. Nothing is expected before `after`.
 *
 * @param bandAt the prediction interval of a new observation on a day, on the scale of `level`
 * @param direction whether the line must rise to the level or fall to it
 * @param after an earlier crossing is reported as that day
 * @returns `undefined` when the line does not get there within 50 years
 */
export function crossing(
  bandAt: (date: string) => Interval,
  level: number,
  direction: "up" | "down",
  after: string,
): Crossing | undefined {
  const sign = direction === "up" ? 1 : -1;
  const passes = (end: "value" | "lower" | "upper"): string | undefined => {
    for (let days = 0; days <= REACH_DAYS; days += STEP_DAYS) {
      const date = addDays(after, days);
      if (sign * bandAt(date)[end] >= sign * level) return date;
    }
    return undefined;
  };
  const date = passes("value");
  if (date === undefined) return undefined;
  const [lower, upper] =
    direction === "up" ? (["upper", "lower"] as const) : (["lower", "upper"] as const);
  const [first, last] = [passes(lower), passes(upper)];
  return {
    date,
    ...(first === undefined ? {} : { lower: first }),
    ...(last === undefined ? {} : { upper: last }),
  };
}
