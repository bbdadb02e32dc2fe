import type { ForecastBasis } from "../../../forecast/forecast-basis.ts";
import { levelOnDay, NEAR_DAYS } from "../../../forecast/level-on-day.ts";
import type { PastBasis } from "../../../forecast/replay-forecasts.ts";
import type { SeriesPoint } from "../../../forecast/series.ts";
import { median } from "../../../stats/median.ts";
import type { Trend } from "../trend.ts";
import type { PastDay } from "./past-day.ts";

/** A past day with what was known then found by its name. */
interface KnownDay {
  readonly origin: number;
  readonly bases: readonly ForecastBasis[];
  readonly groups: ReadonlyMap<string, readonly SeriesPoint[]>;
  readonly values: ReadonlyMap<string, number>;
}

/**
 * The forecasts of a trend from its past days, each with what came and when that was known.
 *
 * @param days in their order
 * @returns bases in the order of their days
 */
export function pastBases(trend: Trend, days: readonly PastDay[]): readonly PastBasis[] {
  const known = days.map(
    ({ origin, bases, groups, values }): KnownDay => ({
      ...{ origin, bases },
      groups: new Map(groups),
      values: new Map(values),
    }),
  );
  return known.flatMap((day, place) => basesAt(trend, day, known.slice(place + 1)));
}

function basesAt(trend: Trend, day: KnownDay, later: readonly KnownDay[]): readonly PastBasis[] {
  const groups = new Set(day.bases.map(({ group }) => group)).size;
  const { everyMonths, mixture } = trend.forecast;
  return day.bases.map((basis) => {
    const came = whatCame(day, later, basis);
    return {
      series: trend.id,
      basis,
      weight: Math.min(1, everyMonths / basis.horizon) / groups,
      ...(mixture ? { mixture } : {}),
      ...(came ? { came } : {}),
    };
  });
}

/** What came of a forecast, as the first later day that tells it had it. */
function whatCame(
  day: KnownDay,
  later: readonly KnownDay[],
  basis: ForecastBasis,
): PastBasis["came"] {
  const settled = basis.target + (basis.kind === "scatter" ? NEAR_DAYS : 0);
  for (const other of later) {
    if (other.origin < settled) continue;
    const value = outcomeIn(other, day, basis);
    if (value !== undefined) return { day: other.origin, value };
  }
  return undefined;
}

/** The outcome of a forecast by a later day, on the scale of the day that it was made on. */
function outcomeIn(
  later: KnownDay,
  day: KnownDay,
  { kind, group, target, origin, standing }: ForecastBasis,
): number | undefined {
  const points = later.groups.get(group) ?? [];
  const moved = shift(later, day);
  if (kind === "scatter" || kind === "flow") {
    if (kind === "flow" && !points.some((point) => point.day > origin)) return undefined;
    const level = levelOnDay(kind, points, target);
    return level === undefined ? undefined : level - moved;
  }
  // A record stands until something better comes after the origin.
  const after = points.filter((point) => point.day > origin && point.day <= target);
  const best = after.map(({ value }) => value - moved);
  return kind === "record-up" ? Math.max(standing, ...best) : Math.min(standing, ...best);
}

/** How far a later day has moved the whole scale, as when an index is fitted anew. */
function shift(later: KnownDay, earlier: KnownDay): number {
  const moves = [...earlier.values].flatMap(([key, before]) => {
    const now = later.values.get(key);
    return now === undefined ? [] : [now - before];
  });
  return moves.length > 0 ? median(moves) : 0;
}
