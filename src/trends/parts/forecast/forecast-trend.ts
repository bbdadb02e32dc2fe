import { dateOfDay, dayNumber } from "../../../base/calendar.ts";
import {
  type AskedForecast,
  forecastAhead,
  type MixedForecast,
  type PrintedForecast,
} from "../../../forecast/forecast-ahead.ts";
import { forecastBases } from "../../../forecast/forecast-basis.ts";
import type { ForecasterName } from "../../../forecast/forecaster.ts";
import { bandOf } from "../../../forecast/mix-forecast.ts";
import { quantileOnGrid } from "../../../forecast/quantile-grid.ts";
import { FURTHEST_MONTHS } from "../../../forecast/series.ts";
import { UNGROUPED } from "../fit-trend.ts";
import type { Observation, PredictedValue, Trend } from "../trend.ts";
import type { ForecastGround } from "./forecast-ground.ts";
import { fromForecastScale } from "./forecast-scale.ts";
import { seriesOf } from "./series-of-trend.ts";

/** The forecast of one line of a trend for one day: the ensemble's, with its baselines' or without. */
export type TrendForecast<Name extends ForecasterName = ForecasterName> = AskedForecast &
  MixedForecast<Name>;

/** Months between the days of a forecast that is shown. */
const STEP_MONTHS = 3;

/** A flow is shown ahead of a report up to a year old, though such forecasts are not scored. */
const OLDEST_REPORT = 366;

/** The months ahead for which a trend is forecast: from the as-of date to its horizon. */
export const monthsAhead = ({ horizonYears }: Pick<Trend, "horizonYears">): readonly number[] => {
  const last = Math.min(12 * horizonYears, FURTHEST_MONTHS);
  return Array.from({ length: Math.floor(last / STEP_MONTHS) + 1 }, (_, i) => i * STEP_MONTHS);
};

/** Whose forecasts are wanted, and of which lines. */
export interface WantedForecasts<Name extends ForecasterName> {
  readonly by: readonly Name[];
  /** Months ahead, ascending, at most `FURTHEST_MONTHS`. */
  readonly months: readonly number[];
  /** The group that is wanted; all of them by default. */
  readonly only?: string;
}

/**
 * Forecast every line of a trend.
 *
 * @param observations what is known on the as-of date
 * @returns in the order of groups and days; none for a line of which too little is known
 */
export function forecastTrend<Name extends ForecasterName>(
  trend: Trend,
  observations: readonly Observation[],
  asOf: string,
  { learnt, ...ground }: ForecastGround,
  { by, months, only }: WantedForecasts<Name>,
): readonly TrendForecast<Name>[] {
  const { mixture } = trend.forecast;
  const bases = forecastBases(
    seriesOf(trend, observations, ground),
    dayNumber(asOf),
    months,
    OLDEST_REPORT,
    only,
  );
  return forecastAhead(
    learnt,
    bases.map((basis) => ({ series: trend.id, basis, ...(mixture ? { mixture } : {}) })),
    by,
  );
}

/**
 * A forecast as a value with its band, in the unit of the trend.
 *
 * @param made the ensemble's, or that of a baseline
 */
export function predictedBy(
  trend: Trend,
  { basis, printed }: TrendForecast<"ensemble">,
  level: number,
  { quantiles, factor }: PrintedForecast = printed.ensemble,
): PredictedValue {
  const band = bandOf(basis, quantiles, level);
  return {
    date: dateOfDay(basis.target),
    value: fromForecastScale(trend, band.median),
    lower: fromForecastScale(trend, band.lower),
    upper: fromForecastScale(trend, band.upper),
    level,
    kind: "prediction",
    factor,
    ...(basis.group === UNGROUPED ? {} : { group: basis.group }),
  };
}

/** Quantile of a forecast, on the scale of its trend. */
export const quantileOf = ({ printed }: TrendForecast<"ensemble">, probability: number): number =>
  quantileOnGrid(printed.ensemble.quantiles, probability);
