import { DAYS_PER_YEAR } from "../../base/calendar.ts";
import { itemAt } from "../../base/item-at.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { square } from "../../stats/elementary/square.ts";

const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

/** Normal distances that are considered, in months: middles to two years, spreads to five. */
const CANDIDATES = Array.from({ length: 29 }, (_, step) => 0.5 * pow(2, step / 4)).flatMap(
  (spread) => Array.from({ length: 25 }, (_, at) => ({ middle: 2 * at - 24, spread })),
);

/** A product that came, and the days on which, by our thresholds, it may have become possible. */
export interface SeenArrival {
  readonly id: string;
  /** Day since 1970. */
  readonly on: number;
  /** Drawn days since 1970; infinity where a draw does not expect it. */
  readonly possible: readonly number[];
}

/** A normal distance in days. */
export interface Lag {
  readonly middle: number;
  /** Standard deviation. */
  readonly spread: number;
}

/**
 * How far products come from the day on which our thresholds say that they are possible.
 *
 * The distance is normal, with a middle and a spread that the other arrivals teach. It stands for
 * all that the thresholds do not know: that a level of the index is not a level of skill at the
 * task, how long a product takes once a model can do it (or how much earlier it comes, sold below
 * cost or with people behind it), and errors of the scores and prices of the day.
 */
export interface ArrivalLag {
  /** Arrivals that it was learnt from. */
  readonly n: number;
  /**
   * The distance at a place in (0, 1) of its distribution given the arrivals: before any is seen
   * even in the middle and in the logarithm of the spread.
   */
  at(place: number): Lag;
}

/** What one arrival teaches: the logarithm of its density by each candidate. */
export interface LagLesson {
  readonly id: string;
  readonly logLikelihoods: readonly number[];
}

/** What arrivals teach; nothing those that no draw expects. */
export const lagLessons = (arrivals: readonly SeenArrival[]): readonly LagLesson[] =>
  arrivals
    .filter(({ possible }) => possible.some(Number.isFinite))
    .map((arrival) => ({ id: arrival.id, logLikelihoods: logLikelihoods(arrival) }));

/** Learn the lag from arrivals; for an application that has come, leave its own lesson out. */
export function learnLag(lessons: readonly LagLesson[]): ArrivalLag {
  const likelihoods = lessons.map((lesson) => lesson.logLikelihoods);
  const sums = CANDIDATES.map((_, at) =>
    likelihoods.reduce((sum, each) => sum + itemAt(each, at), 0),
  );
  const most = sums.reduce((highest, sum) => Math.max(highest, sum));
  let total = 0;
  const cumulative = sums.map((sum) => (total += exp(sum - most)));
  return {
    n: likelihoods.length,
    at: (place) => {
      const found = firstAtLeast(cumulative, place * total);
      const { middle, spread } = itemAt(CANDIDATES, found);
      return { middle: middle * DAYS_PER_MONTH, spread: spread * DAYS_PER_MONTH };
    },
  };
}

/** Logarithm of the density of the day of arrival, over the drawn days, by each candidate. */
function logLikelihoods({ on, possible }: SeenArrival): readonly number[] {
  const months = distinct(
    possible.filter(Number.isFinite).map((day) => (on - day) / DAYS_PER_MONTH),
  );
  return CANDIDATES.map(({ middle, spread }) => {
    const squares = months.map(({ value, count }) => ({
      half: 0.5 * square((value - middle) / spread),
      count,
    }));
    const least = squares.reduce(
      (lowest, { half }) => Math.min(lowest, half),
      Number.POSITIVE_INFINITY,
    );
    const sum = squares.reduce((total, { half, count }) => total + count * exp(least - half), 0);
    return ln(sum) - least - ln(spread);
  });
}

/** Index of the first of ascending values that is at least this large; of the last at most. */
function firstAtLeast(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemAt(ascending, middle) >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Values with how often each occurs: most draws fall on the few days on which models came. */
function distinct(values: readonly number[]) {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}
