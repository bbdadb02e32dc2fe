import type { Facts, FactWindow } from "../data/facts.ts";
import { groupBy } from "../data/group-by.ts";
import { fail, type Outcome, succeed } from "../outcome.ts";
import { mean } from "../stats/mean.ts";
import { straightForm } from "../trends/parts/forms/forms-of.ts";
import {
  chooseForm,
  chosenForecasts,
  type ScoredForecast,
  scoreForecasts,
} from "../trends/parts/replay/choose-form.ts";
import { crpsOf, type DatedForecast, holds } from "../trends/parts/replay/dated-forecast.ts";
import { recalibrate } from "../trends/parts/replay/recalibrate.ts";
import {
  horizons,
  type ReplayedForecast,
  replayOrigin,
  targetOf,
} from "../trends/parts/replay/replay-trend.ts";
import type { Form, Trend } from "../trends/parts/trend.ts";

/** Fewest past dates from which anything is said of skill. */
export const MIN_ORIGINS = 8;

/** Past dates are three months apart, or one where that gives too few; this many at most. */
const spacings = [3, 1] as const;
const MOST_ORIGINS = 32;

/** How one form of a trend has forecast at one horizon; scores in the unit of the trend's scale. */
export interface SkillRow {
  readonly trend: string;
  /** A form, or `default`: chosen anew at each origin, from what had come by then. */
  readonly form: Form | "default";
  readonly origins: number;
  readonly outcomes: number;
  readonly horizonMonths: number;
  /** After recalibration, of the form and of the random walk alike. */
  readonly crps: number;
  readonly crpsBaseline: number;
  /** As forecast. */
  readonly crpsRaw: number;
  readonly crpsBaselineRaw: number;
  /** 1 − crps ÷ crpsBaseline: negative where the random walk was better. */
  readonly skill: number;
  readonly skillRaw: number;
  /** Share of outcomes inside the 80 % band, after and before recalibration. */
  readonly coverage80: number;
  readonly coverage80Raw: number;
  readonly coverageBaseline80: number;
  readonly coverageBaseline80Raw: number;
}

/** What the replay of one trend found. */
export interface TrendSkill {
  readonly trend: string;
  readonly scale: "log" | "linear";
  /** Months between origins. */
  readonly spacingMonths: number;
  readonly rows: readonly SkillRow[];
  /** The best form so far, by horizon. */
  readonly defaults: readonly { readonly horizonMonths: number; readonly form: Form }[];
  /** Horizons with too few origins, and how many there are. */
  readonly short: readonly { readonly horizonMonths: number; readonly origins: number }[];
}

/** Progress of a replay and whether to go on. */
export interface ReplayControl {
  readonly onOrigin?: () => void;
  readonly cancelled?: () => boolean;
}

/** The most origins of one trend, for progress. */
export const originsPerTrend = MOST_ORIGINS;

/**
 * Replay a trend on past dates and score every form against a random walk with drift.
 *
 * @param window of the question: outcomes are the points that it admits
 * @returns the scores, or a problem of the facts, or `cancelled`
 */
export function measureSkill(
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  control: ReplayControl = {},
): Outcome<TrendSkill> {
  let spacing: number = spacings[0];
  let replayed: readonly ReplayedForecast[] = [];
  for (spacing of spacings) {
    const forecasts = replay(trend, facts, window, spacing, control);
    if (!forecasts.ok) return forecasts;
    replayed = forecasts.value;
    if (originsOf(replayed.filter(({ horizonMonths }) => horizonMonths === 12)) >= MIN_ORIGINS) {
      break;
    }
  }
  return succeed(summarise(trend, scoreForecasts(replayed), window.asOf, spacing));
}

const originsOf = (forecasts: readonly ReplayedForecast[]): number =>
  new Set(forecasts.map(({ origin }) => origin)).size;

function replay(
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  spacing: number,
  control: ReplayControl,
): Outcome<readonly ReplayedForecast[]> {
  const later = trend.observe(facts, window, {});
  if (!later.ok) return later;
  const forecasts: ReplayedForecast[] = [];
  for (let index = MOST_ORIGINS - 1; index >= 0; index--) {
    if (control.cancelled?.()) return fail("cancelled");
    const origin = targetOf(window.asOf, -horizons[0] - spacing * index);
    const made = replayOrigin(trend, facts, window, origin, later.value);
    if (!made.ok) return made;
    forecasts.push(...made.value);
    control.onOrigin?.();
  }
  return succeed(forecasts);
}

function summarise(
  trend: Trend,
  scored: readonly ScoredForecast[],
  asOf: string,
  spacingMonths: number,
): TrendSkill {
  const straight = straightForm(trend);
  const byHorizon = horizons.map((horizonMonths) => {
    const own = scored.filter((each) => each.horizonMonths === horizonMonths);
    return { horizonMonths, own, origins: originsOf(own) };
  });
  const enough = byHorizon.filter(({ origins }) => origins >= MIN_ORIGINS);
  return {
    trend: trend.id,
    scale: trend.scale,
    spacingMonths,
    rows: enough.flatMap(({ horizonMonths, own }) => [
      rowOf(trend, "default", horizonMonths, chosenForecasts(own, straight)),
      ...[...groupBy(own, ({ form }) => form)]
        .filter(([, forecasts]) => originsOf(forecasts) >= MIN_ORIGINS)
        .map(([form, forecasts]) => rowOf(trend, form, horizonMonths, forecasts)),
    ]),
    defaults: enough.map(({ horizonMonths, own }) => ({
      horizonMonths,
      form: chooseForm(own, asOf, straight),
    })),
    short: byHorizon
      .filter(({ origins }) => origins < MIN_ORIGINS)
      .map(({ horizonMonths, origins }) => ({ horizonMonths, origins })),
  };
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
    forecast: recalibrated[index] as DatedForecast,
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
