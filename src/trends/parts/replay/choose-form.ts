import { groupBy } from "../../../data/group-by.ts";
import { mean } from "../../../stats/mean.ts";
import type { Form } from "../trend.ts";
import { crpsOf } from "./dated-forecast.ts";
import { recalibrateAtOrigin } from "./recalibrate.ts";
import type { ReplayedForecast } from "./replay-trend.ts";

/** Fewest scored origins before a form can win over the straight one. */
const MIN_ORIGINS = 8;

/** A form must score better than the straight one by this part of its score; less is a tie. */
const TIE = 0.05;

/** A replayed forecast with the scores by which forms compete, so that it is scored once. */
export interface ScoredForecast extends ReplayedForecast {
  /** Of the forecast as it could have been recalibrated on its day. */
  readonly crps: number;
  /** Of the random walk, recalibrated likewise. */
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

/** The default form on a day, and why. */
export interface FormChoice {
  readonly form: Form;
  readonly reason: ChoiceReason;
  /** Past dates that the choice rests on. */
  readonly origins: number;
}

/** Every forecast with its score, as it could have been recalibrated on its day. */
export const scoreForecasts = (forecasts: readonly ReplayedForecast[]): readonly ScoredForecast[] =>
  [...groupBy(forecasts, ({ form, horizonMonths }) => `${form} ${horizonMonths}`).values()].flatMap(
    (own) => {
      const ours = recalibrateAtOrigin(own);
      const walk = recalibrateAtOrigin(own.map((each) => ({ ...each, forecast: each.baseline })));
      return own.map((each, index) => ({
        ...each,
        crps: crpsOf(ours[index] as typeof each.forecast, each.outcome),
        crpsBaseline: crpsOf(walk[index] as typeof each.forecast, each.outcome),
      }));
    },
  );

/**
 * The form with the best score among forecasts whose outcome had come by a day: at each horizon the
 * mean CRPS in parts of that of the random walk, and the mean over horizons. Forms compete on the
 * outcomes that all of them forecast.
 *
 * @param scored forecasts of one trend at all horizons
 * @param by ISO date; later outcomes are not looked at
 * @param straight the form while fewer than four origins have been scored, and on a tie
 */
export function chooseForm(
  scored: readonly ScoredForecast[],
  by: string,
  straight: Form,
): FormChoice {
  const past = scored.filter(({ date, origin }) => date <= by && origin < by);
  const forms = new Set(past.map(({ form }) => form));
  if (forms.size === 1 && forms.has(straight)) {
    return { form: straight, reason: "only-form", origins: countOrigins(past) };
  }
  const compared = [...groupBy(past, ({ horizonMonths }) => horizonMonths).values()].map((own) =>
    sharedByAll(own, forms.size),
  );
  const origins = Math.max(0, ...compared.map(countOrigins));
  const horizons = compared.filter((shared) => countOrigins(shared) >= MIN_ORIGINS);
  if (horizons.length === 0) return { form: straight, reason: "little-history", origins };
  const scores = new Map(
    [...forms].map((form) => [form, mean(horizons.map((shared) => relativeScore(shared, form)))]),
  );
  const best = [...scores].reduce((least, each) => (each[1] < least[1] ? each : least));
  const ofStraight = scores.get(straight) ?? Number.POSITIVE_INFINITY;
  if (best[0] === straight) return { form: straight, reason: "straight-best", origins };
  return best[1] < (1 - TIE) * ofStraight
    ? { form: best[0], reason: "best", origins }
    : { form: straight, reason: "tie", origins };
}

const sharedByAll = (own: readonly ScoredForecast[], forms: number): readonly ScoredForecast[] =>
  [...groupBy(own, ({ origin, point }) => `${origin} ${point}`).values()]
    .filter((group) => group.length === forms)
    .flat();

const countOrigins = (forecasts: readonly { readonly origin: string }[]): number =>
  new Set(forecasts.map(({ origin }) => origin)).size;

/** Mean score of a form in parts of that of the random walk. */
function relativeScore(shared: readonly ScoredForecast[], form: Form): number {
  const own = shared.filter((each) => each.form === form);
  return mean(own.map(({ crps }) => crps)) / mean(own.map(({ crpsBaseline }) => crpsBaseline));
}

/**
 * What would have been forecast by choosing the form anew at every origin, from earlier ones only.
 *
 * @param scored forecasts of one trend at all horizons
 */
export function chosenForecasts(
  scored: readonly ScoredForecast[],
  straight: Form,
): readonly ScoredForecast[] {
  return [...groupBy(scored, ({ origin }) => origin)].flatMap(([origin, own]) => {
    const chosen = chooseForm(scored, origin, straight).form;
    const form = own.some((each) => each.form === chosen) ? chosen : straight;
    return own.filter((each) => each.form === form);
  });
}
