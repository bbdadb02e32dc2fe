import { itemAt, valueFor } from "../../../base/item-at.ts";
import { groupBy } from "../../../data/group-by.ts";
import { mean } from "../../../stats/mean.ts";
import type { Form } from "../trend.ts";
import { crpsOf } from "./dated-forecast.ts";
import { recalibrateAtOrigin } from "./recalibrate.ts";
import type { ReplayedForecast } from "./replay-trend.ts";

/** Fewest scored origins before a form can win over the straight one. */
const MIN_ORIGINS = 8;

/** A form must beat the straight one by this share of its score; less is a tie. */
const TIE = 0.05;

/** A replayed forecast with the scores used to compare forms, so that it is scored once. */
export interface ScoredForecast extends ReplayedForecast {
  /** Score of the forecast, recalibrated as was possible on its day. */
  readonly crps: number;
  /** Score of the random walk, recalibrated the same way. */
  readonly crpsBaseline: number;
}

/** Why a form is the default. */
export const choiceReasons = [
  "best",
  "straight-best",
  "tie",
  "little-history",
  "only-form",
] as const;
export type ChoiceReason = (typeof choiceReasons)[number];

/** The default form on a day, and the reason. */
export interface FormChoice {
  readonly form: Form;
  readonly reason: ChoiceReason;
  /** Past dates behind the choice. */
  readonly origins: number;
}

/** Score every forecast, recalibrated as was possible on its day. */
export function scoreForecasts(forecasts: readonly ReplayedForecast[]): readonly ScoredForecast[] {
  return [...groupBy(forecasts, ({ horizonMonths }) => horizonMonths).values()].flatMap((own) => {
    const walk = baselineScores(own);
    return [...groupBy(own, ({ form }) => form).values()].flatMap((ofForm) => {
      const recalibrated = recalibrateAtOrigin(ofForm);
      return ofForm.map((each, index) => ({
        ...each,
        crps: crpsOf(itemAt(recalibrated, index), each.outcome),
        crpsBaseline: valueFor(walk, outcomeKey(each)),
      }));
    });
  });
}

/** Scores of the random walk, which are the same for every form. */
function baselineScores(own: readonly ReplayedForecast[]): ReadonlyMap<string, number> {
  const once = [...new Map(own.map((each) => [outcomeKey(each), each])).values()].map((each) => ({
    ...each,
    forecast: each.baseline,
  }));
  const recalibrated = recalibrateAtOrigin(once);
  return new Map(
    once.map((each, index) => [
      outcomeKey(each),
      crpsOf(itemAt(recalibrated, index), each.outcome),
    ]),
  );
}

const outcomeKey = ({ origin, point }: ReplayedForecast): string => `${origin} ${point}`;

/** Scores of all forms that forecast the same outcome from the same origin. */
interface Contest {
  readonly origin: string;
  readonly date: string;
  readonly horizonMonths: number;
  readonly scores: ReadonlyMap<Form, number>;
  readonly baseline: number;
}

const contestsOf = (scored: readonly ScoredForecast[]): readonly Contest[] =>
  [...groupBy(scored, (each) => `${each.horizonMonths} ${outcomeKey(each)}`).values()].map(
    (group) => {
      const { origin, date, horizonMonths, crpsBaseline } = itemAt(group, 0);
      const scores = new Map(group.map(({ form, crps }) => [form, crps]));
      return { origin, date, horizonMonths, scores, baseline: crpsBaseline };
    },
  );

/**
 * The form with the best score among forecasts whose outcome was known by a day: at each horizon
 * the mean CRPS relative to the random walk, and then the mean over horizons. Forms compete on the
 * outcomes that all of them forecast.
 *
 * @param scored forecasts of one trend at all horizons
 * @param by ISO date; later outcomes are ignored
 * @param straight the choice while fewer than eight origins have been scored, and on a tie
 */
export const chooseForm = (
  scored: readonly ScoredForecast[],
  by: string,
  straight: Form,
): FormChoice => judge(contestsOf(scored), by, straight);

function judge(contests: readonly Contest[], by: string, straight: Form): FormChoice {
  const past = contests.filter(({ date, origin }) => date <= by && origin < by);
  const forms = new Set(past.flatMap(({ scores }) => [...scores.keys()]));
  const decide = (form: Form, reason: ChoiceReason, origins: number) => ({ form, reason, origins });
  if (forms.size === 1 && forms.has(straight)) {
    return decide(straight, "only-form", countOrigins(past));
  }
  const shared = past.filter(({ scores }) => scores.size === forms.size);
  const compared = [...groupBy(shared, ({ horizonMonths }) => horizonMonths).values()];
  const origins = Math.max(0, ...compared.map(countOrigins));
  const horizons = compared.filter((own) => countOrigins(own) >= MIN_ORIGINS);
  if (horizons.length === 0) return decide(straight, "little-history", origins);
  const scores = [...forms].map(
    (form) => [form, mean(horizons.map((own) => relativeScore(own, form)))] as const,
  );
  const [best, score] = scores.reduce((least, each) => (each[1] < least[1] ? each : least));
  if (best === straight) return decide(straight, "straight-best", origins);
  const ofStraight = scores.find(([form]) => form === straight)?.[1] ?? Number.POSITIVE_INFINITY;
  return score < (1 - TIE) * ofStraight
    ? decide(best, "best", origins)
    : decide(straight, "tie", origins);
}

const countOrigins = (contests: readonly Contest[]): number =>
  new Set(contests.map(({ origin }) => origin)).size;

/** Mean score of a form relative to that of the random walk. */
const relativeScore = (contests: readonly Contest[], form: Form): number =>
  mean(contests.map(({ scores }) => valueFor(scores, form))) /
  mean(contests.map(({ baseline }) => baseline));

/**
 * The forecasts that result from choosing the form at every origin, based on earlier origins only.
 *
 * @param scored forecasts of one trend at all horizons
 */
export function chosenForecasts(
  scored: readonly ScoredForecast[],
  straight: Form,
): readonly ScoredForecast[] {
  const contests = contestsOf(scored);
  return [...groupBy(scored, ({ origin }) => origin)].flatMap(([origin, own]) => {
    const chosen = judge(contests, origin, straight).form;
    const form = own.some((each) => each.form === chosen) ? chosen : straight;
    return own.filter((each) => each.form === form);
  });
}
