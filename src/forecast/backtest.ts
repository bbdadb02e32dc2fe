import { levelOnDay, NEAR_DAYS } from "./level-on-day.ts";
import type { MemberName, Path } from "./member.ts";
import { membersFor, membersOf } from "./members.ts";
import { driftOfGroups } from "./pooled-drift.ts";
import {
  type Horizon,
  horizons,
  MONTH_DAYS,
  QUARTER_DAYS,
  type Series,
  type SeriesPoint,
} from "./series.ts";

/** An error of a member on a past day, inside the table known at the origin. */
export interface PastError {
  /** Years before the origin on which the forecast was made. */
  readonly age: number;
  /** Outcome less forecast, on the scale of the series. */
  readonly error: number;
}

/** Errors of each member by horizon. */
export type PastErrors = ReadonlyMap<MemberName, ReadonlyMap<Horizon, readonly PastError[]>>;

/** Most quarters that are looked back. */
const MOST_STEPS = 32;

/** Fewest points from which members are made. */
export const fewestPoints = ({ kind, pooled }: Pick<Series, "kind" | "pooled">): number =>
  kind === "scatter" ? 5 : pooled ? 2 : 4;

/** A scatter must have been seen for this long before it is forecast, in days. */
export const SCATTER_SPAN = 730;

/** A record must have stood for this long before it is backtested, in days. */
const RECORD_SPAN = 60;

/**
 * How the members would have fared on past days with the points that were known by then, all of it
 * within what is known at the origin.
 */
export function backtest(
  series: Series,
  points: readonly SeriesPoint[],
  origin: number,
): PastErrors {
  const names = membersFor(series.kind);
  const errors = new Map(
    names.map((name) => [name, new Map(horizons.map((h) => [h, [] as PastError[]]))]),
  );
  for (let step = 1; step <= MOST_STEPS; step++) {
    const day = origin - step * QUARTER_DAYS;
    const known = points.filter((point) => point.day <= day);
    if (!isLongEnough(series, known, day)) break;
    const members = membersOf(series.kind, known, day, driftOfGroups(series, day));
    for (const horizon of horizons) {
      const target = day + horizon * MONTH_DAYS;
      if (target > origin - (series.kind === "scatter" ? NEAR_DAYS : 0)) continue;
      const came = levelOnDay(series.kind, points, target);
      if (came === undefined) continue;
      for (const name of names) {
        const error = came - (members[name] as Path)(horizon * MONTH_DAYS);
        errors
          .get(name)
          ?.get(horizon)
          ?.push({ age: (step * QUARTER_DAYS) / 365.25, error });
      }
    }
  }
  return errors;
}

function isLongEnough(series: Series, known: readonly SeriesPoint[], day: number): boolean {
  const [first] = known;
  if (!first || known.length < fewestPoints(series)) return false;
  if (series.kind === "scatter") return day - first.day >= SCATTER_SPAN;
  return series.kind === "flow" || day - first.day >= RECORD_SPAN;
}
