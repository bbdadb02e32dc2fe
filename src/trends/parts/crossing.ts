import { type Line, lineAt } from "../../stats/line.ts";
import { predictionInterval } from "../../stats/line-intervals.ts";
import { dateOfDecimalYear, decimalYear } from "../../units/calendar.ts";

/** When a line passes a level; ends that lie beyond the reach of the search are absent. */
export interface Crossing {
  readonly date: string;
  readonly lower?: string;
  readonly upper?: string;
}

/** How far ahead a crossing is looked for, in years. */
const REACH_YEARS = 50;
const STEPS_PER_YEAR = 52;

/**
 * When a new observation is expected to pass a level that none has passed yet.
 *
 * The date is where the line meets the level. The interval holds the dates at which the level lies
 * inside the prediction interval of a new observation (inverse regression), so it grows with
 * distance. Nothing is expected before `after`.
 *
 * @param line on the scale of `level`
 * @param direction whether the line must rise to the level or fall to it
 * @param after decimal year; an earlier crossing is reported as that day
 * @returns `undefined` when the line does not go there within 50 years
 */
export function crossing(
  line: Line,
  level: number,
  direction: "up" | "down",
  after: string,
  confidence: number,
): Crossing | undefined {
  const sign = direction === "up" ? 1 : -1;
  const start = decimalYear(after);
  const passes = (heightAt: (x: number) => number): string | undefined => {
    for (let step = 0; step <= REACH_YEARS * STEPS_PER_YEAR; step++) {
      const x = start + step / STEPS_PER_YEAR;
      if (sign * heightAt(x) >= sign * level) return dateOfDecimalYear(x);
    }
    return undefined;
  };
  const best = direction === "up" ? "upper" : "lower";
  const worst = direction === "up" ? "lower" : "upper";
  const date = passes((x) => lineAt(line, x));
  const lower = passes((x) => predictionInterval(line, x, confidence)[best]);
  const upper = passes((x) => predictionInterval(line, x, confidence)[worst]);
  if (date === undefined) return undefined;
  return {
    date,
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
  };
}
