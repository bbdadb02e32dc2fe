import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { forecasterNames } from "../../forecast/forecaster.ts";
import type { Learnt } from "../../forecast/learnt.ts";
import { BAND_LEVEL } from "../../forecast/recipe.ts";
import { defaultForm, type FormChoice } from "./default-form.ts";
import { DEFAULT_LEVEL, type FittedLine, fitTrend } from "./fit-trend.ts";
import { type ForecastGround, groundOf } from "./forecast/forecast-ground.ts";
import {
  forecastTrend,
  monthsAhead,
  predictedBy,
  type TrendForecast,
} from "./forecast/forecast-trend.ts";
import { formLines } from "./form-lines.ts";
import { straightForm } from "./forms/forms-of.ts";
import { continueForm, courseOf } from "./predict-trend.ts";
import { type PointInfluence, pointInfluence } from "./slope-influence.ts";
import type { Fit, Form, Observation, PredictedValue, Trend, TrendScope } from "./trend.ts";

/** What a reader may change about a measurement. */
export interface MeasureOptions extends TrendScope {
  /** First and last date of the points used. */
  readonly from?: string;
  readonly to?: string;
  /** Ids of points to leave out of the fit. */
  readonly exclude?: readonly string[];
  /**
   * Level of all intervals, in (0, 1); by default 0.9 for rates and 0.8 for bands, which are
   * scored.
   */
  readonly level?: number;
  /** Functional form of fit and prediction; by default the one that has forecast best. */
  readonly form?: Form;
}

/** A measured trend: points, fit, prediction, and which points move it. */
export interface MeasuredTrend {
  readonly trend: Trend;
  /** Frontier rule that selected the points, where the trend offers a choice. */
  readonly frontier?: string;
  readonly observations: readonly Observation[];
  /** The straight form, with the lines behind it. */
  readonly fitted: FittedLine;
  /** The requested or default form, why it is used, and its fit. */
  readonly choice: FormChoice;
  readonly fit: Fit;
  /** All forms that the points determine, side by side; for curved ones, the rate at the end. */
  readonly forms: readonly { readonly form: Form; readonly fit: Fit }[];
  /**
   * The forecast of each line for each day ahead; none where a form was asked for, where nothing
   * was learnt, or where too little is known.
   */
  readonly forecasts: readonly TrendForecast[];
  /** The form among the points, and what is ahead: the forecasts, else the form continued. */
  readonly prediction: readonly PredictedValue[];
  /** The rate without each point, the most influential point first. */
  readonly influence: readonly PointInfluence[];
}

/**
 * Measure a trend on the facts that the window admits, and forecast it.
 *
 * @param learnt what past forecasts had taught by the as-of date; without it, the form is continued
 * @returns the measurement, or a problem: a frontier rule where there is no choice, no points in
 *   the period, an unknown point to leave out, or too few points for a line or for the requested
 *   form
 */
export function measureTrend(
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  options: MeasureOptions = {},
  learnt?: Learnt,
): Outcome<MeasuredTrend> {
  if (options.frontier !== undefined && trend.frontier === undefined) {
    return fail("unsupported-frontier", { id: trend.id, value: options.frontier });
  }
  const observed = trend.observe(facts, window, options);
  if (!observed.ok) return observed;
  if (!learnt) return measurePoints(trend, observed.value, window.asOf, options);
  const ground = groundOf(trend, facts, window, learnt);
  if (!ground.ok) return ground;
  return measurePoints(trend, observed.value, window.asOf, options, ground.value);
}

/**
 * Measure a trend on given points.
 *
 * @param asOf the day from which the prediction looks ahead
 * @param ground what forecasts stand on; without it, the form is continued
 * @returns the same as {@link measureTrend}
 */
export function measurePoints(
  trend: Trend,
  observed: readonly Observation[],
  asOf: string,
  options: MeasureOptions = {},
  ground?: ForecastGround,
): Outcome<MeasuredTrend> {
  const chosen = choosePoints(trend, observed, options);
  if (!chosen.ok) return chosen;
  const observations = chosen.value;
  const level = options.level ?? DEFAULT_LEVEL;
  const points = observations.filter(({ selected }) => selected);
  const fitted = fitTrend(trend, points, level);
  if (!fitted) return fail("not-determined", { value: trend.id, n: points.length });
  const lines = formLines(trend, points, asOf, level, options.form);
  const choice = choiceOf(trend, points, options.form);
  const line = lines.get(choice.form);
  if (!line) {
    return trend.pooled
      ? fail("pooled-form", { value: trend.id, form: choice.form, known: straightForm(trend) })
      : fail("unsupported-form", { value: choice.form, n: points.length });
  }
  const frontier = options.frontier ?? trend.frontier;
  const bandLevel = options.level ?? BAND_LEVEL;
  const forecasts =
    ground && options.form === undefined
      ? forecastTrend(trend, observations, asOf, ground, {
          by: forecasterNames,
          months: monthsAhead(trend),
        })
      : [];
  const prospect = { points, asOf, level: bandLevel };
  return succeed({
    trend,
    ...(frontier === undefined ? {} : { frontier }),
    observations,
    fitted,
    choice,
    fit: line.fit,
    forms: [...lines.values()].map(({ form, fit }) => ({ form, fit })),
    forecasts,
    prediction: [
      ...courseOf(trend, line, prospect),
      ...(forecasts.length > 0
        ? forecasts.map((each) => predictedBy(trend, each, bandLevel))
        : continueForm(trend, line, prospect)),
    ],
    influence: pointInfluence(trend, points, fitted, choice.form),
  });
}

const choiceOf = (
  trend: Trend,
  points: readonly Observation[],
  asked: Form | undefined,
): FormChoice =>
  asked === undefined ? defaultForm(trend, points) : { form: asked, reason: "asked" };

function choosePoints(
  trend: Trend,
  observations: readonly Observation[],
  options: MeasureOptions,
): Outcome<readonly Observation[]> {
  const { from = "0000-01-01", to = "9999-12-31", exclude = [] } = options;
  const unknown = exclude.find((id) => !observations.some((point) => point.id === id));
  if (unknown !== undefined) return fail("unknown-point", { value: unknown });
  const within = withinPeriod(observations, options);
  if (within.length === 0 && observations.length > 0) {
    return fail("empty-period", { value: trend.id, from, to });
  }
  return succeed(within);
}

function withinPeriod(
  observations: readonly Observation[],
  { from = "0000-01-01", to = "9999-12-31", exclude = [] }: MeasureOptions,
): readonly Observation[] {
  return observations
    .filter(({ date }) => date >= from && date <= to)
    .map((point) => (exclude.includes(point.id) ? { ...point, selected: false } : point));
}
