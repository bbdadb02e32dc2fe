import { dayNumber } from "../../../base/calendar.ts";
import { allOf, type Outcome, succeed } from "../../../base/outcome.ts";
import type { Facts } from "../../../data/facts.ts";
import { type ForecastBasis, forecastBases } from "../../../forecast/forecast-basis.ts";
import type { SeriesPoint } from "../../../forecast/series.ts";
import type { Trend } from "../trend.ts";
import { knownGround } from "./forecast-ground.ts";
import { toForecastScale } from "./forecast-scale.ts";
import { seriesOf } from "./series-of-trend.ts";

/** What was known of a trend on one of its past days, and what follows from it for the days ahead. */
export interface PastDay {
  readonly origin: number;
  /** Points of each group on the line. */
  readonly groups: readonly (readonly [group: string, points: readonly SeriesPoint[]])[];
  /** Values on the scale by what they describe, whether on the line or not. */
  readonly values: readonly (readonly [what: string, value: number])[];
  readonly bases: readonly ForecastBasis[];
}

/**
 * A past day of a trend, by what was known then. Plain data.
 *
 * @returns nothing where what the trend is computed from was not known yet; or the problem of the facts
 */
export function pastDay(trend: Trend, facts: Facts, day: string): Outcome<PastDay | undefined> {
  const window = { asOf: day, hindsight: false };
  const found = allOf({
    observed: trend.observe(facts, window, {}),
    ground: knownGround(trend, facts, window),
  });
  if (!found.ok) return found.error.code === "not-determined" ? succeed(undefined) : found;
  const known = found.value.observed.filter(({ date }) => date <= day);
  const series = seriesOf(trend, known, found.value.ground);
  const origin = dayNumber(day);
  const values = new Map(
    known.map((point) => [
      `${point.group ?? ""} ${point.label} ${point.date}`,
      toForecastScale(trend, point.realValue ?? point.value),
    ]),
  );
  return succeed({
    origin,
    groups: [...series.groups],
    values: [...values],
    bases: forecastBases(series, origin),
  });
}
