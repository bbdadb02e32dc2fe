import { dayNumber } from "../../../base/calendar.ts";
import { allOf, type Outcome, succeed } from "../../../base/outcome.ts";
import type { Facts } from "../../../data/facts.ts";
import { type ForecastBasis, forecastBases } from "../../../forecast/forecast-basis.ts";
import { levelOnDay, NEAR_DAYS } from "../../../forecast/level-on-day.ts";
import type { PastBasis } from "../../../forecast/replay-forecasts.ts";
import type { Series } from "../../../forecast/series.ts";
import { median } from "../../../stats/median.ts";
import type { Observation, Trend } from "../trend.ts";
import { type ForecastGround, knownGround } from "./forecast-ground.ts";
import { originsOf } from "./forecast-plan.ts";
import { toForecastScale } from "./forecast-scale.ts";
import { seriesOf } from "./series-of-trend.ts";

/** What was known of a trend on one of its past days. */
interface KnownTable {
  readonly origin: number;
  readonly series: Series;
  /** Values on the scale by what they describe, whether on the line or not. */
  readonly values: ReadonlyMap<string, number>;
}

/**
 * The forecasts of a trend from all its past days, each with what came and when that was known.
 *
 * @param until last day whose facts may be seen, ISO
 * @returns bases in the order of their days, or the problem of the facts
 */
export function pastBases(
  trend: Trend,
  facts: Facts,
  until: string,
): Outcome<readonly PastBasis[]> {
  const tables: KnownTable[] = [];
  for (const origin of originsOf(trend.forecast, until)) {
    const window = { asOf: origin, hindsight: false };
    const known = allOf({
      observed: trend.observe(facts, window, {}),
      ground: knownGround(trend, facts, window),
    });
    if (known.ok) tables.push(tableOf(trend, known.value.observed, origin, known.value.ground));
    // What a trend is computed from may not be known yet, such as the price of a FLOP.
    else if (known.error.code !== "not-determined") return known;
  }
  return succeed(tables.flatMap((table, place) => basesAt(trend, tables, table, place)));
}

function tableOf(
  trend: Trend,
  observed: readonly Observation[],
  origin: string,
  ground: Omit<ForecastGround, "learnt">,
): KnownTable {
  const known = observed.filter(({ date }) => date <= origin);
  return {
    origin: dayNumber(origin),
    series: seriesOf(trend, known, ground),
    values: new Map(
      known.map((point) => [
        `${point.group ?? ""} ${point.label} ${point.date}`,
        toForecastScale(trend, point.realValue ?? point.value),
      ]),
    ),
  };
}

function basesAt(
  trend: Trend,
  tables: readonly KnownTable[],
  table: KnownTable,
  place: number,
): readonly PastBasis[] {
  const bases = forecastBases(table.series, table.origin);
  const groups = new Set(bases.map(({ group }) => group)).size;
  const { everyMonths, mixture } = trend.forecast;
  return bases.map((basis) => {
    const came = whatCame(table, tables.slice(place + 1), basis);
    return {
      series: trend.id,
      basis,
      weight: Math.min(1, everyMonths / basis.horizon) / groups,
      ...(mixture ? { mixture } : {}),
      ...(came ? { came } : {}),
    };
  });
}

/** What came of a forecast, as the first later table that tells it had it. */
function whatCame(
  table: KnownTable,
  later: readonly KnownTable[],
  basis: ForecastBasis,
): PastBasis["came"] {
  const settled = basis.target + (basis.kind === "scatter" ? NEAR_DAYS : 0);
  for (const other of later) {
    if (other.origin < settled) continue;
    const value = outcomeIn(other, table, basis);
    if (value !== undefined) return { day: other.origin, value };
  }
  return undefined;
}

/** The outcome of a forecast by a later table, on the scale of the table that it was made from. */
function outcomeIn(
  later: KnownTable,
  table: KnownTable,
  { kind, group, target, origin, standing }: ForecastBasis,
): number | undefined {
  const points = later.series.groups.get(group) ?? [];
  const moved = shift(later, table);
  if (kind === "scatter" || kind === "flow") {
    if (kind === "flow" && !points.some(({ day }) => day > origin)) return undefined;
    const level = levelOnDay(kind, points, target);
    return level === undefined ? undefined : level - moved;
  }
  // A record stands until something better comes after the origin.
  const after = points.filter(({ day }) => day > origin && day <= target);
  const best = after.map(({ value }) => value - moved);
  return kind === "record-up" ? Math.max(standing, ...best) : Math.min(standing, ...best);
}

/** How far a later table has moved the whole scale, as when an index is fitted anew. */
function shift(later: KnownTable, earlier: KnownTable): number {
  const moves = [...earlier.values].flatMap(([key, before]) => {
    const now = later.values.get(key);
    return now === undefined ? [] : [now - before];
  });
  return moves.length > 0 ? median(moves) : 0;
}
