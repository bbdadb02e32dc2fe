import type { Facts, FactWindow } from "../../../data/facts.ts";
import { type Outcome, succeed } from "../../../outcome.ts";
import { median } from "../../../stats/median.ts";
import { addDays, DAYS_PER_YEAR, daysBetween } from "../../../units/calendar.ts";
import { toScale, UNGROUPED } from "../fit-trend.ts";
import { type FormLine, formLines } from "../form-lines.ts";
import type { Form, Observation, Trend } from "../trend.ts";
import { BAND_LEVEL, type DatedForecast, forecastOf } from "./dated-forecast.ts";
import { walkForecaster } from "./walk-forecaster.ts";

/** How far ahead forecasts are scored, in months. */
export const horizons = [6, 12, 24] as const;
export type HorizonMonths = (typeof horizons)[number];

/** Days to either side of the target within which all points are its outcomes. */
const NEAR_DAYS = 46;
/** Where none is that near, the nearest point within these days. */
const FAR_DAYS = 92;

/** Fewest points a form is fitted to. */
const MIN_POINTS = 5;

/** What one form said on one past date of one later point, and what came. */
export interface ReplayedForecast {
  readonly origin: string;
  readonly form: Form;
  readonly horizonMonths: HorizonMonths;
  /** Identity of the outcome. */
  readonly point: string;
  /** Day that the outcome describes. */
  readonly date: string;
  readonly forecast: DatedForecast;
  readonly baseline: DatedForecast;
  /** What came, on the trend's scale and on the edition of the origin. */
  readonly outcome: number;
}

/**
 * Stand on a past date, fit every form to what was known then, and hold its forecasts against the
 * trend's points of a later table.
 *
 * Outcomes of a horizon are the selected points within 46 days of the target date, or else the
 * nearest within 92; each is forecast for its own day. Only groups that were known at the origin
 * are forecast.
 *
 * @param later the trend's observations through the window of the question
 * @returns one entry per form, horizon and outcome; none where too few points were known
 */
export function replayOrigin(
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  origin: string,
  later: readonly Observation[],
): Outcome<readonly ReplayedForecast[]> {
  const observed = trend.observe(facts, { ...window, asOf: origin }, {});
  if (!observed.ok) return observed;
  const known = observed.value.filter(({ selected }) => selected);
  const walk = known.length >= MIN_POINTS ? walkForecaster(trend, known) : undefined;
  if (!walk) return succeed([]);
  const shift = editionShift(trend, observed.value, later);
  const lines = [...formLines(trend, known, origin, BAND_LEVEL).values()].filter(hasError);
  const ahead = later.filter(({ selected, date }) => selected && date > origin);
  return succeed(
    horizons.flatMap((horizonMonths) =>
      outcomesAt(ahead, origin, horizonMonths, window.asOf).flatMap((point) => {
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

/** Below this, the mean distance that a score is made of hardly exists. */
const MIN_DEGREES_OF_FREEDOM = 2;

/** A form that explains all but this part of the variance runs through its points. */
const PERFECT = 1e-12;

/** Whether the points leave an error to make a band from. */
const hasError = ({ fit, degreesOfFreedom }: FormLine): boolean =>
  degreesOfFreedom >= MIN_DEGREES_OF_FREEDOM && 1 - fit.rSquared >= PERFECT;

/** The day a horizon after an origin. */
export const targetOf = (origin: string, horizonMonths: number): string =>
  addDays(origin, (horizonMonths * DAYS_PER_YEAR) / 12);

function outcomesAt(
  ahead: readonly Observation[],
  origin: string,
  horizonMonths: HorizonMonths,
  asOf: string,
): readonly Observation[] {
  const target = targetOf(origin, horizonMonths);
  if (target > asOf) return [];
  const distance = ({ date }: Observation) => Math.abs(daysBetween(target, date));
  const near = ahead.filter((point) => distance(point) <= NEAR_DAYS);
  if (near.length > 0) return near;
  const far = ahead.filter((point) => distance(point) <= FAR_DAYS);
  return far.sort((a, b) => distance(a) - distance(b)).slice(0, 1);
}

/**
 * How far a later edition has moved the whole scale: the median difference of the points that both
 * tables hold. It is zero unless most points were re-expressed, as when an index is refitted.
 */
function editionShift(
  trend: Trend,
  then: readonly Observation[],
  later: readonly Observation[],
): number {
  const identity = ({ group, label, date }: Observation) => `${group ?? ""} ${label} ${date}`;
  const values = new Map(later.map((point) => [identity(point), point.realValue ?? point.value]));
  const moves = then.flatMap((point) => {
    const now = values.get(identity(point));
    return now === undefined
      ? []
      : [toScale(trend, now) - toScale(trend, point.realValue ?? point.value)];
  });
  return moves.length > 0 ? median(moves) : 0;
}
