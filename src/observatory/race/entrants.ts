import { DAYS_PER_YEAR, daysBetween } from "../../base/calendar.ts";
import type { RatedLab } from "./place-by-votes.ts";
import type { Releases } from "./race-history.ts";

/** Labs that votes know and the index does not score: counted, not forecast. */
export interface Entrants {
  /** Labs that the index has not scored by the day. */
  readonly waiting: readonly string[];
  /** Labs that were on a board before the index scored them. */
  readonly scoredLater: readonly string[];
  /** Years that labs have waited, together. */
  readonly labYears: number;
  /** How often a waiting lab was scored, a year; `undefined` when none has waited. */
  readonly perYear: number | undefined;
}

/**
 * How often labs that were known but not scored came to be scored.
 *
 * @param index releases that the index scores, by the day
 */
export function countEntrants(rated: readonly RatedLab[], index: Releases, day: string): Entrants {
  const waits = rated.flatMap(({ lab, since }) => {
    const first = index.find((release) => release.lab === lab)?.date;
    if (first !== undefined && first <= since) return [];
    return [{ lab, isScored: first !== undefined, days: daysBetween(since, first ?? day) }];
  });
  const labYears = waits.reduce((sum, { days }) => sum + days, 0) / DAYS_PER_YEAR;
  const namesOf = (isScored: boolean): readonly string[] =>
    waits.flatMap((wait) => (wait.isScored === isScored ? [wait.lab] : [])).sort();
  const scoredLater = namesOf(true);
  return {
    waiting: namesOf(false),
    scoredLater,
    labYears,
    perYear: labYears > 0 ? scoredLater.length / labYears : undefined,
  };
}
