import { DAYS_PER_YEAR, dayNumber, decimalYear } from "../../base/calendar.ts";
import { studentTQuantile } from "../../stats/distributions/student-t.ts";
import { fitRandomWalk, randomWalkForecast } from "../../stats/random-walk-with-drift.ts";
import { records } from "../../trends/parts/frontier-records.ts";

/** A value and its day. */
export interface DatedValue {
  readonly date: string;
  readonly value: number;
}

/**
 * The day, counted from 1970, on which the record is first at or above a level.
 *
 * @param probability where in the distribution of the future the world lies, in (0, 1); it does not
 *   affect what has been reached
 * @returns infinity when that is not within 30 years
 */
export type RecordPath = (level: number, probability: number) => number;

const REACH_YEARS = 30;
const STEPS_PER_YEAR = 12;

/**
 * Records of a quantity: past ones, and beyond them a random walk with drift from the last one. In
 * the replay of past dates, the walk has forecast records of capability and task length better than
 * their straight lines.
 *
 * @param values in any order; the walk uses the strict records among them
 * @param scale on which to walk, such as the logarithm
 */
export function recordPath(
  values: readonly DatedValue[],
  scale: (value: number) => number,
  asOf: string,
): RecordPath {
  const best = records(values, ({ value }) => value, "up").map(({ date, value }) => ({
    day: dayNumber(date),
    year: decimalYear(date),
    height: scale(value),
  }));
  const ahead = walkAhead(
    best.map(({ year }) => year),
    best.map(({ height }) => height),
    asOf,
  );
  return (level, probability) => {
    const wanted = scale(level);
    const reached = best.find(({ height }) => height >= wanted);
    return reached ? reached.day : ahead(wanted, probability);
  };
}

function walkAhead(
  years: readonly number[],
  heights: readonly number[],
  asOf: string,
): (height: number, probability: number) => number {
  const walk = fitRandomWalk(years, heights);
  if (!walk || walk.degreesOfFreedom < 1) return () => Number.POSITIVE_INFINITY;
  const start = decimalYear(asOf);
  const steps = Array.from({ length: REACH_YEARS * STEPS_PER_YEAR + 1 }, (_, step) =>
    randomWalkForecast(walk, Math.max(start + step / STEPS_PER_YEAR, walk.lastTime)),
  );
  // Every application asks about the same worlds.
  const multiples = new Map<number, number>();
  return (height, probability) => {
    const multiple =
      multiples.get(probability) ?? studentTQuantile(probability, walk.degreesOfFreedom);
    multiples.set(probability, multiple);
    let before = Number.NEGATIVE_INFINITY;
    for (const [step, { value, standardError }] of steps.entries()) {
      const at = value + multiple * standardError;
      if (at >= height) {
        const back = step === 0 ? 0 : (at - height) / (at - before);
        // Not reached by the as-of date, so on the next day at the earliest.
        const daysAhead = ((step - back) / STEPS_PER_YEAR) * DAYS_PER_YEAR;
        return dayNumber(asOf) + Math.max(1, daysAhead);
      }
      before = at;
    }
    return Number.POSITIVE_INFINITY;
  };
}
