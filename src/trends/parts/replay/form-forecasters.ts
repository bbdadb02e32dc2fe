import { predictionInterval } from "../../../stats/line-intervals.ts";
import { axesOf, fitTrend, yearOf } from "../fit-trend.ts";
import { formsOf, straightForm } from "../forms/forms-of.ts";
import type { Form, Observation, Trend } from "../trend.ts";
import { BAND_LEVEL, forecastOf } from "./dated-forecast.ts";
import type { Forecaster } from "./walk-forecaster.ts";

/** Below this, the mean distance that a score is made of hardly exists. */
const MIN_DEGREES_OF_FREEDOM = 2;

/** A form that explains all but this part of the variance runs through its points: no error to go by. */
const PERFECT = 1e-12;

/**
 * What each form of a trend forecasts from given points. A pooled trend has its straight form only.
 * Forms that the points do not determine, or barely, are left out.
 */
export function formForecasters(
  trend: Trend,
  points: readonly Observation[],
): ReadonlyMap<Form, Forecaster> {
  if (trend.pooled) return pooledForecaster(trend, points);
  const { years, values } = axesOf(trend, points);
  return new Map(
    [...formsOf(trend, undefined)].flatMap(([form, fitForm]): [Form, Forecaster][] => {
      const fit = fitForm(years, values, BAND_LEVEL);
      if (!fit || fit.degreesOfFreedom < MIN_DEGREES_OF_FREEDOM) return [];
      if (1 - fit.rSquared < PERFECT) return [];
      const { degreesOfFreedom } = fit;
      const forecaster: Forecaster = (_group, date) =>
        forecastOf(fit.at(yearOf(trend, date), "prediction", BAND_LEVEL), degreesOfFreedom);
      return [[form, forecaster]];
    }),
  );
}

function pooledForecaster(
  trend: Trend,
  points: readonly Observation[],
): ReadonlyMap<Form, Forecaster> {
  const fitted = fitTrend(trend, points, BAND_LEVEL);
  if (!fitted || fitted.fit.degreesOfFreedom < MIN_DEGREES_OF_FREEDOM) return new Map();
  const forecaster: Forecaster = (group, date) => {
    const line = fitted.lines.get(group);
    if (!line) return undefined;
    const interval = predictionInterval(line, yearOf(trend, date), BAND_LEVEL);
    return forecastOf(interval, line.degreesOfFreedom);
  };
  return new Map([[straightForm(trend), forecaster]]);
}
