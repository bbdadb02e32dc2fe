import { itemAt } from "../../../base/item-at.ts";
import { eachOf, fail, mapOutcome, type Outcome, succeed } from "../../../base/outcome.ts";
import type { Facts, FactWindow } from "../../../data/facts.ts";
import { groupBy } from "../../../data/group-by.ts";
import { mean } from "../../../stats/mean.ts";
import { straightForm } from "../forms/forms-of.ts";
import type { Form, Observation, Trend } from "../trend.ts";
import {
  chooseForm,
  chosenForecasts,
  type FormChoice,
  type ScoredForecast,
  scoreForecasts,
} from "./choose-form.ts";
import { crpsOf, type DatedForecast, holds } from "./dated-forecast.ts";
import { horizons, type LaterTable, laterTable, targetOf } from "./later-table.ts";
import { recalibrate, recalibratedThen, stretchFactor } from "./recalibrate.ts";
import { type ReplayedForecast, replayOrigin } from "./replay-trend.ts";

/** Fewest past dates needed to report skill. */
export const MIN_ORIGINS = 8;

/** Past dates are three months apart, or one where that gives too few; at most this many. */
const spacings = [3, 1] as const;
const MOST_ORIGINS = 32;

/** How one form of a trend has forecast at one horizon; scores in the unit of the trend's scale. */
export interface SkillRow {
  readonly trend: string;
  /** A form, or `default`: the form chosen at each origin from the outcomes known by then. */
  readonly form: Form | "default";
  readonly origins: number;
  readonly outcomes: number;
  readonly horizonMonths: number;
  /** After recalibration, for the form and the random walk alike. */
  readonly crps: number;
  readonly crpsBaseline: number;
  /** Before recalibration. */
  readonly crpsRaw: number;
  readonly crpsBaselineRaw: number;
  /** 1 − crps ÷ crpsBaseline; negative where the random walk was better. */
  readonly skill: number;
  readonly skillRaw: number;
  /** Share of outcomes inside the 80 % band, after and before recalibration. */
  readonly coverage80: number;
  readonly coverage80Raw: number;
  /**
   * The same share among outcomes whose forecast was preceded by at least four others, its band
   * stretched by those alone, and how many there are: what a reader would have seen at the time.
   */
  readonly coverage80Then: number | undefined;
  readonly outcomesThen: number;
  readonly coverageBaseline80: number;
  readonly coverageBaseline80Raw: number;
}

/** How much the bands of a form must be stretched to hold as often as they state. */
export interface BandFactor {
  readonly form: Form;
  readonly horizonMonths: number;
  readonly factor: number;
  /** Past dates that it was learnt from. */
  readonly origins: number;
}

/** The result of replaying one trend. */
export interface TrendSkill {
  readonly trend: string;
  readonly scale: "log" | "linear";
  /** Months between origins. */
  readonly spacingMonths: number;
  readonly rows: readonly SkillRow[];
  /** The default form as of the question, and the reason. */
  readonly choice: FormChoice;
  /** For a forecast made on the as-of date: by the scored rule, from all past dates. */
  readonly factors: readonly BandFactor[];
  /** Horizons with too few origins, and their number. */
  readonly short: readonly { readonly horizonMonths: number; readonly origins: number }[];
}

/** Progress and cancellation of a replay. */
export interface ReplayControl {
  readonly onOrigin?: () => void;
  readonly cancelled?: () => boolean;
}

/** The most origins per trend, for reporting progress. */
export const originsPerTrend = MOST_ORIGINS;

/**
 * Replay a trend on past dates and score every form against a random walk with drift.
 *
 * @param window the window of the question; outcomes are the points it admits
 * @returns the scores, or a problem of the facts, or `cancelled`
 */
export function measureSkill(
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  control: ReplayControl = {},
): Outcome<TrendSkill> {
  const later = trend.observe(facts, window, {});
  if (later.ok) return replaySkill(trend, facts, window, later.value, control);
  return later.error.code === "not-determined"
    ? succeed(summarise(trend, [], window.asOf, 1))
    : later;
}

/**
 * The same, for points that have already been observed.
 *
 * @returns the same as {@link measureSkill}
 */
export function replaySkill(
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  later: readonly Observation[],
  control: ReplayControl = {},
): Outcome<TrendSkill> {
  // What was known earlier is part of what is known now, so uses need recording only once.
  const past = facts.fresh();
  const table = laterTable(trend, later);
  let spacing: number = spacings[0];
  let replayed: readonly ReplayedForecast[] = [];
  for (spacing of spacings) {
    const origins = originsBefore(window.asOf, spacing);
    if (spacing !== spacings.at(-1) && !mayScore(table, origins, window.asOf)) continue;
    const forecasts = replay(trend, past, window, table, origins, control);
    if (!forecasts.ok) return forecasts;
    replayed = forecasts.value;
    if (originsOf(replayed.filter(({ horizonMonths }) => horizonMonths === 12)) >= MIN_ORIGINS) {
      break;
    }
  }
  return succeed(summarise(trend, scoreForecasts(replayed), window.asOf, spacing));
}

/** Past dates, earliest first; the last is the shortest horizon before the as-of date. */
const originsBefore = (asOf: string, spacing: number): readonly string[] =>
  Array.from({ length: MOST_ORIGINS }, (_, index) =>
    targetOf(asOf, -horizons[0] - spacing * (MOST_ORIGINS - 1 - index)),
  );

/**
 * Whether the points are old enough for the required number of scored origins, without a replay.
 */
const mayScore = (table: LaterTable, origins: readonly string[], asOf: string): boolean =>
  origins.filter(
    (origin) => table.isFittable(origin) && table.outcomesAt(origin, 12, asOf).length > 0,
  ).length >= MIN_ORIGINS;

const originsOf = (forecasts: readonly ReplayedForecast[]): number =>
  new Set(forecasts.map(({ origin }) => origin)).size;

function replay(
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  later: LaterTable,
  origins: readonly string[],
  control: ReplayControl,
): Outcome<readonly ReplayedForecast[]> {
  const made = eachOf(origins, (origin) => {
    if (control.cancelled?.()) return fail("cancelled");
    const forecasts = replayOrigin(trend, facts, window, origin, later);
    if (forecasts.ok) control.onOrigin?.();
    return forecasts;
  });
  return mapOutcome(made, (forecasts) => forecasts.flat());
}

function summarise(
  trend: Trend,
  scored: readonly ScoredForecast[],
  asOf: string,
  spacingMonths: number,
): TrendSkill {
  const straight = straightForm(trend);
  const chosen = chosenForecasts(scored, straight);
  const at = (forecasts: readonly ScoredForecast[], horizonMonths: number) =>
    forecasts.filter((each) => each.horizonMonths === horizonMonths);
  const byHorizon = horizons.map((horizonMonths) => {
    const own = at(scored, horizonMonths);
    return { horizonMonths, own, origins: originsOf(own) };
  });
  const byForm = byHorizon
    .filter(({ origins }) => origins >= MIN_ORIGINS)
    .map(({ horizonMonths, own }) => ({
      horizonMonths,
      forms: [...groupBy(own, ({ form }) => form)].filter(
        ([, forecasts]) => originsOf(forecasts) >= MIN_ORIGINS,
      ),
    }));
  return {
    trend: trend.id,
    scale: trend.scale,
    spacingMonths,
    rows: byForm.flatMap(({ horizonMonths, forms }) => [
      rowOf(trend, "default", horizonMonths, at(chosen, horizonMonths)),
      ...forms.map(([form, forecasts]) => rowOf(trend, form, horizonMonths, forecasts)),
    ]),
    choice: chooseForm(scored, asOf, straight),
    factors: byForm.flatMap(({ horizonMonths, forms }) =>
      forms.flatMap(([form, forecasts]) => factorOf(form, horizonMonths, forecasts)),
    ),
    short: byHorizon
      .filter(({ origins }) => origins < MIN_ORIGINS)
      .map(({ horizonMonths, origins }) => ({ horizonMonths, origins })),
  };
}

function factorOf(
  form: Form,
  horizonMonths: number,
  forecasts: readonly ScoredForecast[],
): readonly BandFactor[] {
  const factor = stretchFactor(forecasts);
  return factor === undefined
    ? []
    : [{ form, horizonMonths, factor, origins: originsOf(forecasts) }];
}

function rowOf(
  trend: Trend,
  form: Form | "default",
  horizonMonths: number,
  forecasts: readonly ScoredForecast[],
): SkillRow {
  const baselines = forecasts.map((each) => ({ ...each, forecast: each.baseline }));
  const ours = scoresOf(forecasts, recalibrate(forecasts));
  const walk = scoresOf(baselines, recalibrate(baselines));
  const then = recalibratedThen(forecasts).flatMap((forecast, index) =>
    forecast ? [{ forecast, outcome: itemAt(forecasts, index).outcome }] : [],
  );
  return {
    trend: trend.id,
    form,
    origins: originsOf(forecasts),
    outcomes: forecasts.length,
    horizonMonths,
    crps: ours.crps,
    crpsBaseline: walk.crps,
    crpsRaw: ours.crpsRaw,
    crpsBaselineRaw: walk.crpsRaw,
    skill: 1 - ours.crps / walk.crps,
    skillRaw: 1 - ours.crpsRaw / walk.crpsRaw,
    coverage80: ours.coverage,
    coverage80Raw: ours.coverageRaw,
    coverage80Then: then.length > 0 ? shareHeld(then) : undefined,
    outcomesThen: then.length,
    coverageBaseline80: walk.coverage,
    coverageBaseline80Raw: walk.coverageRaw,
  };
}

interface Checked {
  readonly forecast: DatedForecast;
  readonly outcome: number;
}

function scoresOf(raw: readonly Checked[], recalibrated: readonly DatedForecast[]) {
  const after = raw.map(({ outcome }, index) => ({
    forecast: itemAt(recalibrated, index),
    outcome,
  }));
  return {
    crps: meanScore(after),
    crpsRaw: meanScore(raw),
    coverage: shareHeld(after),
    coverageRaw: shareHeld(raw),
  };
}

const meanScore = (checked: readonly Checked[]): number =>
  mean(checked.map(({ forecast, outcome }) => crpsOf(forecast, outcome)));

const shareHeld = (checked: readonly Checked[]): number =>
  checked.filter(({ forecast, outcome }) => holds(forecast, outcome)).length / checked.length;
