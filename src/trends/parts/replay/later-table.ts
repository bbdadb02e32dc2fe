import { addDays, DAYS_PER_YEAR, dayNumber } from "../../../base/calendar.ts";
import { median } from "../../../stats/median.ts";
import { toScale } from "../fit-trend.ts";
import type { Observation, Trend } from "../trend.ts";

/** How far ahead forecasts are scored, in months. */
export const horizons = [6, 12, 24] as const;
export type HorizonMonths = (typeof horizons)[number];

/** Fewest points for fitting a form. */
export const MIN_POINTS = 5;

/** All points within this many days of the target are its outcomes. */
const NEAR_DAYS = 46;
/** Where none is that near, the nearest point within this many days is used. */
const FAR_DAYS = 92;

/** The outcomes: a trend's table as of the day of the question. */
export interface LaterTable {
  /**
   * Outcomes of a horizon: the selected points after the origin within 46 days of the target, or
   * else the nearest within 92; none for a target after the as-of date.
   */
  outcomesAt(origin: string, horizonMonths: HorizonMonths, asOf: string): readonly Observation[];
  /** Whether, by that day, there are enough points on the line to fit a form. */
  isFittable(origin: string): boolean;
  /**
   * How far this table has shifted the whole scale since an earlier one: the median difference of
   * the points in both. It is zero unless most were re-expressed, as when an index is refitted.
   */
  shiftSince(then: readonly Observation[]): number;
}

/** Prepare the table once; every origin queries it. */
export function laterTable(trend: Trend, observations: readonly Observation[]): LaterTable {
  const outcomes = observations
    .filter(({ selected }) => selected)
    .map((point) => ({ point, day: dayNumber(point.date) }));
  const values = new Map(observations.map((point) => [identity(point), amountOf(point)]));
  return {
    outcomesAt(origin, horizonMonths, asOf) {
      const target = targetOf(origin, horizonMonths);
      if (target > asOf) return [];
      const targetDay = dayNumber(target);
      const far = outcomes
        .map(({ point, day }) => ({ point, distance: Math.abs(day - targetDay) }))
        .filter(({ point, distance }) => distance <= FAR_DAYS && point.date > origin);
      const near = far.filter(({ distance }) => distance <= NEAR_DAYS);
      const kept = near.length > 0 ? near : far.sort((a, b) => a.distance - b.distance).slice(0, 1);
      return kept.map(({ point }) => point);
    },
    isFittable: (origin) =>
      outcomes.filter(({ point }) => point.date <= origin).length >= MIN_POINTS,
    shiftSince(then) {
      const moves = then.flatMap((point) => {
        const now = values.get(identity(point));
        if (now === undefined) return [];
        const before = amountOf(point);
        return [now === before ? 0 : toScale(trend, now) - toScale(trend, before)];
      });
      return moves.length > 0 ? median(moves) : 0;
    },
  };
}

/** The day a horizon after an origin. */
export const targetOf = (origin: string, horizonMonths: number): string =>
  addDays(origin, (horizonMonths * DAYS_PER_YEAR) / 12);

const identity = ({ group, label, date }: Observation): string => `${group ?? ""} ${label} ${date}`;

const amountOf = ({ realValue, value }: Observation): number => realValue ?? value;
