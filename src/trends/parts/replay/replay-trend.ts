import { type Outcome, succeed } from "../../../base/outcome.ts";
import type { Facts, FactWindow } from "../../../data/facts.ts";
import { toScale, UNGROUPED } from "../fit-trend.ts";
import { type FormLine, formLines } from "../form-lines.ts";
import type { Form, Trend } from "../trend.ts";
import { BAND_LEVEL, type DatedForecast, forecastOf } from "./dated-forecast.ts";
import { type HorizonMonths, horizons, type LaterTable, MIN_POINTS } from "./later-table.ts";
import { walkForecaster } from "./walk-forecaster.ts";

/** What one form forecast on a past date for a later point, and the outcome. */
export interface ReplayedForecast {
  readonly origin: string;
  readonly form: Form;
  readonly horizonMonths: HorizonMonths;
  /** Identity of the outcome. */
  readonly point: string;
  /** Day described by the outcome. */
  readonly date: string;
  readonly forecast: DatedForecast;
  readonly baseline: DatedForecast;
  /** The outcome, on the trend's scale and in the edition of the origin. */
  readonly outcome: number;
}

/**
 * Go back to a past date, fit every form to what was known then, and compare its forecasts with the
 * trend's points in a later table.
 *
 * The outcomes of a horizon are the selected points within 46 days of the target date, or else the
 * nearest within 92; each is forecast for its own day. Only groups known at the origin are
 * forecast.
 *
 * @param later the trend's table as seen through the window of the question
 * @returns one entry per form, horizon and outcome; none where too few points were known
 */
export function replayOrigin(
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  origin: string,
  later: LaterTable,
): Outcome<readonly ReplayedForecast[]> {
  const observed = trend.observe(facts, { ...window, asOf: origin }, {});
  // What a trend is computed from may not have been known yet, such as the price of a FLOP.
  if (!observed.ok) return observed.error.code === "not-determined" ? succeed([]) : observed;
  const known = observed.value.filter(({ selected }) => selected);
  const walk = known.length >= MIN_POINTS ? walkForecaster(trend, known) : undefined;
  if (!walk) return succeed([]);
  const shift = later.shiftSince(observed.value);
  const lines = [...formLines(trend, known, origin, BAND_LEVEL).values()].filter(hasError);
  return succeed(
    horizons.flatMap((horizonMonths) =>
      later.outcomesAt(origin, horizonMonths, window.asOf).flatMap((point) => {
        const group = point.group ?? UNGROUPED;
        const baseline = walk(group, point.date);
        if (!baseline) return [];
        const outcome = toScale(trend, point.realValue ?? point.value) - shift;
        return lines.flatMap(({ form, ahead, degreesOfFreedom }) => {
          const band = ahead(group, point.date, "prediction", BAND_LEVEL);
          if (!band) return [];
          const forecast = forecastOf(band, degreesOfFreedom);
          const { id, date } = point;
          return [{ origin, form, horizonMonths, point: id, date, forecast, baseline, outcome }];
        });
      }),
    ),
  );
}

/** Below this, the mean distance behind the score hardly exists. */
const MIN_DEGREES_OF_FREEDOM = 2;

/** A form that explains all but this share of the variance passes through its points. */
const PERFECT = 1e-12;

/** Whether the points leave an error from which to make a band. */
const hasError = ({ fit, degreesOfFreedom }: FormLine): boolean =>
  degreesOfFreedom >= MIN_DEGREES_OF_FREEDOM && 1 - fit.rSquared >= PERFECT;
