import type { Facts, FactWindow } from "../../data/facts.ts";
import { fail, type Outcome, succeed } from "../../outcome.ts";
import { addDays } from "../../units/calendar.ts";
import { DEFAULT_LEVEL, type FittedLine, fitTrend, predictLine } from "./fit-trend.ts";
import type { Observation, PredictedValue, Trend, TrendScope } from "./trend.ts";

/** What a reader may change about a measurement. */
export interface MeasureOptions extends TrendScope {
  /** First and last date of the points used. */
  readonly from?: string;
  readonly to?: string;
  /** Ids of points to leave out of the fit. */
  readonly exclude?: readonly string[];
  /** Level of the intervals, in (0, 1). */
  readonly level?: number;
}

/** A trend measured: points, line, where it runs and which points move it. */
export interface MeasuredTrend {
  readonly trend: Trend;
  readonly observations: readonly Observation[];
  readonly fitted: FittedLine;
  readonly prediction: readonly (PredictedValue & { readonly group?: string })[];
  readonly influence: readonly { readonly id: string; readonly growthPerYearWithout: number }[];
}

/** Days between the dates of a prediction. */
const STEP_DAYS = 91;

/**
 * Measure a trend on the facts that the window admits.
 *
 * @returns the measurement, or a problem: no points in the period, an unknown point to leave out,
 *   or too few points for a line
 */
export function measureTrend(
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  options: MeasureOptions = {},
): Outcome<MeasuredTrend> {
  const observed = trend.observe(facts, window, options);
  if (!observed.ok) return observed;
  const observations = choosePoints(trend, observed.value, options);
  if (!observations.ok) return observations;
  const level = options.level ?? DEFAULT_LEVEL;
  const fitted = fitTrend(trend, observations.value, level);
  const points = observations.value.filter(({ selected }) => selected);
  if (!fitted) return fail("not-determined", { value: trend.id, n: points.length });
  return succeed({
    trend,
    observations: observations.value,
    fitted,
    prediction: predict(trend, fitted, points, window, level),
    influence: influence(trend, observations.value, fitted),
  });
}

function choosePoints(
  trend: Trend,
  observations: readonly Observation[],
  options: MeasureOptions,
): Outcome<readonly Observation[]> {
  const { from = "0000-01-01", to = "9999-12-31", exclude = [] } = options;
  const unknown = exclude.find((id) => !observations.some((point) => point.id === id));
  if (unknown !== undefined) return fail("unknown-point", { value: unknown });
  const within = observations.filter(({ date }) => date >= from && date <= to);
  if (within.length === 0 && observations.length > 0) {
    return fail("empty-period", { value: trend.id, from, to });
  }
  return succeed(
    within.map((point) => (exclude.includes(point.id) ? { ...point, selected: false } : point)),
  );
}

/** The line from its first point to the trend's horizon after the as-of date, in quarters. */
function predict(
  trend: Trend,
  fitted: FittedLine,
  points: readonly Observation[],
  window: FactWindow,
  level: number,
): MeasuredTrend["prediction"] {
  const end = addDays(window.asOf, trend.horizonYears * 365.25);
  return [...fitted.lines].flatMap(([group, line]) => {
    const own = points.filter((point) => !trend.pooled || point.group === group);
    const start = own.map(({ date }) => date).sort()[0] ?? window.asOf;
    const dates = quarters(start, end);
    return (["mean", "prediction"] as const).flatMap((kind) =>
      predictLine(trend, line, dates, kind, level)
        .filter(({ lower, upper }) => Number.isFinite(lower) && Number.isFinite(upper))
        .map((value) => (trend.pooled ? { ...value, group } : value)),
    );
  });
}

function quarters(start: string, end: string): readonly string[] {
  const dates: string[] = [];
  for (let date = start; date <= end; date = addDays(date, STEP_DAYS)) dates.push(date);
  return dates;
}

/** The rate without each selected point, the point that moves it most first. */
function influence(
  trend: Trend,
  observations: readonly Observation[],
  fitted: FittedLine,
): MeasuredTrend["influence"] {
  const moved = (rate: number) =>
    trend.scale === "log"
      ? Math.abs(Math.log(rate / fitted.fit.growthPerYear))
      : Math.abs(rate - fitted.fit.growthPerYear);
  return observations
    .filter(({ selected }) => selected)
    .flatMap(({ id }) => {
      const without = fitTrend(
        trend,
        observations.filter((point) => point.id !== id),
      );
      return without ? [{ id, growthPerYearWithout: without.fit.growthPerYear }] : [];
    })
    .sort((a, b) => moved(b.growthPerYearWithout) - moved(a.growthPerYearWithout));
}
