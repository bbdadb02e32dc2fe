import { backtest, fewestPoints, SCATTER_SPAN } from "./backtest.ts";
import { type ByMember, byMember, type Path } from "./member.ts";
import { membersFor, membersOf } from "./members.ts";
import { driftOfGroups } from "./pooled-drift.ts";
import { recordDrops } from "./record-drops.ts";
import {
  type Horizon,
  horizons,
  MONTH_DAYS,
  nearestHorizon,
  type Series,
  type SeriesKind,
  type SeriesPoint,
} from "./series.ts";
import { type Spread, spreadAhead } from "./spread.ts";

/** Centre and spread of one member. */
export interface MemberForecast extends Spread {
  readonly centre: number;
}

/**
 * What the members say from one origin so many months ahead, before anything is mixed: all of it follows
 * from what was known at the origin.
 */
export interface ForecastBasis {
  readonly kind: SeriesKind;
  readonly group: string;
  readonly origin: number;
  /** How far ahead, and the scored horizon whose scores apply. */
  readonly months: number;
  readonly horizon: Horizon;
  /** The day that is forecast. */
  readonly target: number;
  readonly members: ByMember<MemberForecast>;
  /** The value that stands at the origin: the best so far, or the last. */
  readonly standing: number;
  /** Standard error of that value's own measurement, 0 where its source gives none. */
  readonly standingError: number;
  /** Below this the value cannot lie. */
  readonly floor?: number;
  /** What the rate that had last been published says, as sure as the walk; absent without one. */
  readonly published?: MemberForecast;
  /** Of a record that falls: quantiles of how far such records have fallen over the horizon. */
  readonly drops?: readonly number[];
}

/** A record must have stood for this long before it is forecast, in days. */
const RECORD_SPAN = 90;

/** The forecasts of a flow whose last report is older than this are not scored, in days. */
export const STALE_FLOW = 183;

/**
 * Forecasts of every group of a series from one origin.
 *
 * @param series as it was known at the origin
 * @param ahead months ahead, ascending; the horizons that are scored unless others are wanted
 * @param oldest the age of the last report of a flow up to which it is forecast, in days
 * @param only the group that is wanted; all of them by default
 * @returns one entry a group and number of months; none for groups that say too little
 */
export function forecastBases(
  series: Series,
  origin: number,
  ahead: readonly number[] = horizons,
  oldest: number = STALE_FLOW,
  only?: string,
): readonly ForecastBasis[] {
  const wanted = [...series.groups].filter(([group]) => only === undefined || group === only);
  return wanted.flatMap(([group, all]) => {
    const points = all.filter(({ day }) => day <= origin);
    return isForecast(series, points, origin, oldest)
      ? basesOf(series, group, points, origin, ahead)
      : [];
  });
}

function isForecast(
  series: Series,
  points: readonly SeriesPoint[],
  origin: number,
  oldest: number,
): boolean {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < fewestPoints(series)) return false;
  switch (series.kind) {
    case "scatter":
      return origin - first.day >= SCATTER_SPAN;
    case "flow":
      return origin - last.day <= oldest;
    default:
      return origin - first.day >= RECORD_SPAN;
  }
}

function basesOf(
  series: Series,
  group: string,
  points: readonly SeriesPoint[],
  origin: number,
  ahead: readonly number[],
): readonly ForecastBasis[] {
  const { kind } = series;
  const names = membersFor(kind);
  const members = membersOf(kind, points, origin, driftOfGroups(series, origin));
  const errors = backtest(series, points, origin);
  const spreads = byMember(names, (name) =>
    spreadAhead(series, points, origin, errors.get(name) ?? new Map()),
  );
  const standing = standingPoint(kind, points);
  const { floor, publishedPace } = series;
  const walk = members.walk as Path;
  return ahead.map((months) => ({
    kind,
    group,
    origin,
    months,
    horizon: nearestHorizon(months),
    target: origin + months * MONTH_DAYS,
    members: byMember(names, (name) => ({
      centre: (members[name] as Path)(months * MONTH_DAYS),
      ...(spreads[name] as (months: number) => Spread)(months),
    })),
    ...(publishedPace === undefined
      ? {}
      : {
          published: {
            centre: walk(0) + publishedPace * months * MONTH_DAYS,
            ...(spreads.walk as (months: number) => Spread)(months),
          },
        }),
    standing: standing.value,
    standingError: standing.error ?? 0,
    ...(floor === undefined ? {} : { floor: Math.min(floor, standing.value) }),
    ...(kind === "record-down" ? { drops: recordDrops(series, group, origin, months) } : {}),
  }));
}

/** The point that stands: the best so far, or the last. */
function standingPoint(kind: SeriesKind, points: readonly SeriesPoint[]): SeriesPoint {
  const last = points.at(-1) as SeriesPoint;
  if (kind !== "record-up" && kind !== "record-down") return last;
  const sign = kind === "record-up" ? 1 : -1;
  return points.reduce((best, point) => (sign * point.value >= sign * best.value ? point : best));
}
