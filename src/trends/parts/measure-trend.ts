import type { Facts, FactWindow } from "../../data/facts.ts";
import { fail, type Outcome, succeed } from "../../outcome.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { slopeInfluence } from "../../stats/leave-one-out.ts";
import type { Line } from "../../stats/line.ts";
import { addDays } from "../../units/calendar.ts";
import {
  axesOf,
  DEFAULT_LEVEL,
  describeFit,
  type FittedLine,
  fitTrend,
  lineAhead,
  predictLine,
  UNGROUPED,
  unscale,
  yearOf,
} from "./fit-trend.ts";
import type { FormFit } from "./forms/form-fit.ts";
import { formsOf, straightForm } from "./forms/forms-of.ts";
import type { Fit, Form, Observation, PredictedValue, Trend, TrendScope } from "./trend.ts";

/** What a reader may change about a measurement. */
export interface MeasureOptions extends TrendScope {
  /** First and last date of the points used. */
  readonly from?: string;
  readonly to?: string;
  /** Ids of points to leave out of the fit. */
  readonly exclude?: readonly string[];
  /** Level of the intervals, in (0, 1). */
  readonly level?: number;
  /** Functional form that gives fit and prediction; the straight one when absent. */
  readonly form?: Form;
}

/** A trend measured: points, fit, where it runs and which points move it. */
export interface MeasuredTrend {
  readonly trend: Trend;
  /** Frontier rule by which points were selected, where the trend has a choice. */
  readonly frontier?: string;
  readonly observations: readonly Observation[];
  /** The straight form, with the lines behind it. */
  readonly fitted: FittedLine;
  /** The form that was asked for, and its fit. */
  readonly form: Form;
  readonly fit: Fit;
  /** All forms that the points determine, side by side; rates of curved ones are at the end. */
  readonly forms: readonly { readonly form: Form; readonly fit: Fit }[];
  readonly prediction: readonly (PredictedValue & { readonly group?: string })[];
  /** The rate of the straight form without each point, the point that moves it most first. */
  readonly influence: readonly { readonly id: string; readonly growthPerYearWithout: number }[];
}

/** Days between the dates of a prediction. */
const STEP_DAYS = 91;

/**
 * Measure a trend on the facts that the window admits.
 *
 * @returns the measurement, or a problem: a frontier rule where there is no choice, no points in the
 *   period, an unknown point to leave out, too few points for a line or for the form asked for
 */
export function measureTrend(
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  options: MeasureOptions = {},
): Outcome<MeasuredTrend> {
  if (options.frontier !== undefined && trend.frontier === undefined) {
    return fail("unsupported-frontier", { value: trend.id, rule: options.frontier });
  }
  const observed = trend.observe(facts, window, options);
  return observed.ok ? measurePoints(trend, observed.value, window.asOf, options) : observed;
}

/**
 * Measure a trend on given points.
 *
 * @param asOf the day from which the prediction reaches ahead
 * @returns as {@link measureTrend}
 */
export function measurePoints(
  trend: Trend,
  observed: readonly Observation[],
  asOf: string,
  options: MeasureOptions = {},
): Outcome<MeasuredTrend> {
  const observations = choosePoints(trend, observed, options);
  if (!observations.ok) return observations;
  const level = options.level ?? DEFAULT_LEVEL;
  const points = observations.value.filter(({ selected }) => selected);
  const fitted = fitTrend(trend, points, level);
  if (!fitted) return fail("not-determined", { value: trend.id, n: points.length });
  const straight = straightForm(trend);
  const form = options.form ?? straight;
  const curves = fitForms(trend, points, level, options.form);
  const curve = curves.find((candidate) => candidate.form === form);
  if (!curve && form !== straight) {
    return trend.pooled
      ? fail("pooled-form", { value: trend.id, form, known: straight })
      : fail("unsupported-form", { value: form, n: points.length });
  }
  const forms = trend.pooled
    ? [{ form: straight, fit: fitted.fit }]
    : curves.map((each) => ({ form: each.form, fit: fitOf(trend, points, each) }));
  const frontier = options.frontier ?? trend.frontier;
  return succeed({
    trend,
    ...(frontier === undefined ? {} : { frontier }),
    observations: observations.value,
    fitted,
    form,
    fit: forms.find((candidate) => candidate.form === form)?.fit ?? fitted.fit,
    forms,
    prediction: curve
      ? predictCurve(trend, curve, points, asOf, level)
      : predictGroups(trend, fitted, points, asOf, level),
    influence: trend.pooled
      ? influenceOnPooled(trend, points, fitted.fit)
      : influenceOnLine(trend, points, fitted.lines.get(UNGROUPED) as Line),
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

function fitForms(
  trend: Trend,
  points: readonly Observation[],
  level: number,
  asked: Form | undefined,
): readonly FormFit[] {
  const { years, values } = axesOf(trend, points);
  return [...formsOf(trend, asked).values()].flatMap(
    (fitForm) => fitForm(years, values, level) ?? [],
  );
}

function fitOf(trend: Trend, points: readonly Observation[], curve: FormFit): Fit {
  const { standardError, rSquared, degreesOfFreedom } = curve;
  return describeFit(trend, points, curve.slope, { standardError, rSquared, degreesOfFreedom });
}

const kinds = ["mean", "prediction"] as const;

/** The form from its first point to the trend's horizon after the as-of date, in quarters. */
function predictCurve(
  trend: Trend,
  curve: FormFit,
  points: readonly Observation[],
  asOf: string,
  level: number,
): MeasuredTrend["prediction"] {
  const dates = datesAhead(trend, points, asOf);
  return kinds.flatMap((kind) =>
    dates
      .map((date) => {
        const { value, lower, upper } = curve.at(yearOf(trend, date), kind, level);
        return {
          date,
          value: unscale(trend, value),
          lower: unscale(trend, lower),
          upper: unscale(trend, upper),
          level,
          kind,
        };
      })
      .filter(isBounded),
  );
}

/** The shared slope from where each group stands; a value that is held is never exceeded. */
const predictGroups = (
  trend: Trend,
  fitted: FittedLine,
  points: readonly Observation[],
  asOf: string,
  level: number,
): MeasuredTrend["prediction"] =>
  [...fitted.lines.keys()].flatMap((group) => {
    const own = points.filter((point) => (point.group ?? UNGROUPED) === group);
    const line = lineAhead(fitted, own, trend, asOf);
    if (!line) return [];
    const held = trend.level === "held" ? unscale(trend, line.meanY) : Number.POSITIVE_INFINITY;
    const dates = datesFrom(asOf, trend, asOf);
    return kinds.flatMap((kind) =>
      predictLine(trend, line, dates, kind, level)
        .filter(isBounded)
        .map((value) => ({ ...value, upper: Math.min(value.upper, held), group })),
    );
  });

const isBounded = ({ lower, upper }: PredictedValue): boolean =>
  Number.isFinite(lower) && Number.isFinite(upper);

const datesAhead = (trend: Trend, points: readonly Observation[], asOf: string) =>
  datesFrom(points.map(({ date }) => date).sort()[0] ?? asOf, trend, asOf);

function datesFrom(start: string, trend: Trend, asOf: string): readonly string[] {
  const end = addDays(asOf, trend.horizonYears * 365.25);
  const dates: string[] = [];
  for (let date = start; date <= end; date = addDays(date, STEP_DAYS)) dates.push(date);
  return dates;
}

function influenceOnLine(
  trend: Trend,
  points: readonly Observation[],
  line: Line,
): MeasuredTrend["influence"] {
  const { years, values } = axesOf(trend, points);
  return slopeInfluence(line, years, values).flatMap(({ index, slopeWithout }) =>
    slopeWithout === undefined
      ? []
      : [
          {
            id: (points[index] as Observation).id,
            growthPerYearWithout: unscale(trend, slopeWithout),
          },
        ],
  );
}

function influenceOnPooled(
  trend: Trend,
  points: readonly Observation[],
  { growthPerYear }: Fit,
): MeasuredTrend["influence"] {
  const moved = (rate: number) =>
    Math.abs(trend.scale === "log" ? ln(rate / growthPerYear) : rate - growthPerYear);
  return points
    .flatMap(({ id }) => {
      const without = fitTrend(
        trend,
        points.filter((point) => point.id !== id),
      );
      return without ? [{ id, growthPerYearWithout: without.fit.growthPerYear }] : [];
    })
    .sort((a, b) => moved(b.growthPerYearWithout) - moved(a.growthPerYearWithout));
}
