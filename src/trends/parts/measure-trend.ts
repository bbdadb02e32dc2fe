import { attempt, fail, must, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import type { Interval } from "../../stats/interval.ts";
import { DEFAULT_LEVEL, type FittedLine, fitTrend } from "./fit-trend.ts";
import { formLines } from "./form-lines.ts";
import { straightForm } from "./forms/forms-of.ts";
import { bandAhead, predictTrend } from "./predict-trend.ts";
import { bandFactor } from "./replay/band-factor.ts";
import { BAND_LEVEL } from "./replay/dated-forecast.ts";
import { type ReplayControl, replaySkill, type TrendSkill } from "./replay/measure-skill.ts";
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
  /** The requested or default form, and its fit. */
  readonly form: Form;
  readonly fit: Fit;
  /** All forms that the points determine, side by side; for curved ones, the rate at the end. */
  readonly forms: readonly { readonly form: Form; readonly fit: Fit }[];
  /** How the forms have forecast; absent where there is no past to replay. */
  readonly skill: TrendSkill | undefined;
  /** Whether the bands ahead are stretched according to the replay. */
  readonly recalibrated: boolean;
  readonly prediction: readonly PredictedValue[];
  /**
   * Where a new observation is expected on a day after the last point, on the trend's scale and
   * recalibrated like the prediction. Not available for a pooled trend, whose groups differ in
   * level.
   */
  readonly bandAt: (date: string, level: number) => Interval;
  /** The rate of the straight form without each point, the most influential point first. */
  readonly influence: readonly PointInfluence[];
}

/**
 * Measure a trend on the facts that the window admits, and how its forms have forecast so far.
 *
 * @param control controls the replay of the past; without it, nothing is replayed
 * @returns the measurement, or a problem: a frontier rule where there is no choice, no points in
 *   the period, an unknown point to leave out, or too few points for a line or for the requested
 *   form
 */
export function measureTrend(
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  options: MeasureOptions = {},
  control?: ReplayControl,
): Outcome<MeasuredTrend> {
  if (options.frontier !== undefined && trend.frontier === undefined) {
    return fail("unsupported-frontier", { id: trend.id, value: options.frontier });
  }
  return attempt(() => {
    const observed = must(trend.observe(facts, window, options));
    const skill =
      control &&
      must(
        replaySkill(
          scoped(trend, options),
          facts,
          window,
          must(choosePoints(trend, observed, options)),
          control,
        ),
      );
    return must(measurePoints(trend, observed, window.asOf, options, skill));
  });
}

/**
 * Measure a trend on given points.
 *
 * @param asOf the day from which the prediction looks ahead
 * @param skill how the forms have forecast; without it, the straight form is the default and bands
 *   are those of the fit
 * @returns the same as {@link measureTrend}
 */
export function measurePoints(
  trend: Trend,
  observed: readonly Observation[],
  asOf: string,
  options: MeasureOptions = {},
  skill?: TrendSkill,
): Outcome<MeasuredTrend> {
  const chosen = choosePoints(trend, observed, options);
  if (!chosen.ok) return chosen;
  const observations = chosen.value;
  const level = options.level ?? DEFAULT_LEVEL;
  const points = observations.filter(({ selected }) => selected);
  const fitted = fitTrend(trend, points, level);
  if (!fitted) return fail("not-determined", { value: trend.id, n: points.length });
  const lines = formLines(trend, points, asOf, level, options.form);
  const form = options.form ?? skill?.choice.form ?? straightForm(trend);
  const line = lines.get(form) ?? (options.form ? undefined : lines.get(straightForm(trend)));
  if (!line) {
    return trend.pooled
      ? fail("pooled-form", { value: trend.id, form, known: straightForm(trend) })
      : fail("unsupported-form", { value: form, n: points.length });
  }
  const factorAt = skill && bandFactor(skill.factors, line.form, asOf);
  const frontier = options.frontier ?? trend.frontier;
  return succeed({
    trend,
    ...(frontier === undefined ? {} : { frontier }),
    observations,
    fitted,
    form: line.form,
    fit: line.fit,
    forms: [...lines.values()].map(({ form, fit }) => ({ form, fit })),
    skill,
    recalibrated: factorAt !== undefined,
    prediction: predictTrend(trend, line, {
      points,
      asOf,
      level: options.level ?? BAND_LEVEL,
      factorAt,
    }),
    bandAt: (date, asked) => bandAhead(line, date, asked, factorAt),
    influence: pointInfluence(trend, points, fitted),
  });
}

/** The trend with the reader's choice of points, so that the replay of the past uses the same. */
const scoped = (trend: Trend, options: MeasureOptions): Trend => ({
  ...trend,
  observe(facts, window) {
    const observed = trend.observe(facts, window, options);
    return observed.ok ? succeed(withinPeriod(observed.value, options)) : observed;
  },
});

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
