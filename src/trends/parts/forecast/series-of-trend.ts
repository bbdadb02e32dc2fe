import { DAYS_PER_YEAR, dayNumber } from "../../../base/calendar.ts";
import { groupBy } from "../../../base/group-by.ts";
import type { Series } from "../../../forecast/series.ts";
import { log10 } from "../../../stats/elementary/log10.ts";
import { toScale, UNGROUPED } from "../fit-trend.ts";
import type { Observation, Trend } from "../trend.ts";
import type { ForecastGround } from "./forecast-ground.ts";
import { USUAL_SPREAD } from "./forecast-plan.ts";
import { toForecastScale } from "./forecast-scale.ts";

/**
 * The points of a trend that are on the line, as a series to forecast.
 *
 * @param ground what the facts of the day say beside them
 */
export function seriesOf(
  trend: Trend,
  observations: readonly Observation[],
  { floor, publishedRate }: Omit<ForecastGround, "learnt"> = {},
): Series {
  const { groups } = trend.forecast;
  const points = observations
    .filter(({ selected, group = UNGROUPED }) => selected && (groups?.includes(group) ?? true))
    .map((point) => ({
      group: trend.pooled ? (point.group ?? UNGROUPED) : UNGROUPED,
      day: dayNumber(point.date),
      value: toForecastScale(trend, point.realValue ?? point.value),
      ...measurementError(trend, point),
    }))
    .sort((a, b) => a.day - b.day || a.value - b.value);
  return {
    kind: trend.forecast.kind,
    groups: groupBy(points, ({ group }) => group),
    pooled: trend.pooled,
    usualSpread: trend.forecast.usualSpread ?? USUAL_SPREAD,
    ...(floor === undefined ? {} : { floor: toForecastScale(trend, floor) }),
    ...(publishedRate === undefined ? {} : { publishedPace: paceOf(trend, publishedRate) }),
  };
}

/** A rate a year on the scale of a trend, a day. */
const paceOf = ({ scale }: Trend, perYear: number): number =>
  (scale === "log" ? log10(perYear) : perYear) / DAYS_PER_YEAR;

/** Standard normal deviations that a published 90 % interval reaches to each side. */
const INTERVAL_DEVIATIONS = 1.6448536269514722;

/** Standard error of a value on the scale, from the interval that its source gives. */
function measurementError(
  trend: Trend,
  { lower, upper }: Observation,
): { readonly error?: number } {
  if (lower === undefined || upper === undefined || (trend.scale === "log" && lower <= 0))
    return {};
  return { error: (toScale(trend, upper) - toScale(trend, lower)) / (2 * INTERVAL_DEVIATIONS) };
}
