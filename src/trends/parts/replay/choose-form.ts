import { groupBy } from "../../../data/group-by.ts";
import { mean } from "../../../stats/mean.ts";
import type { Form } from "../trend.ts";
import { crpsOf } from "./dated-forecast.ts";
import type { ReplayedForecast } from "./replay-trend.ts";

/** Fewest scored origins before a form can win over the straight one. */
const MIN_ORIGINS = 4;

/** A replayed forecast with its score, so that it is scored once. */
export interface ScoredForecast extends ReplayedForecast {
  readonly crps: number;
}

/** Every forecast with its score as it was made, before any recalibration. */
export const scoreForecasts = (forecasts: readonly ReplayedForecast[]): readonly ScoredForecast[] =>
  forecasts.map((each) => ({ ...each, crps: crpsOf(each.forecast, each.outcome) }));

/**
 * The form with the best mean score among forecasts whose outcome had come by a day. Forms compete
 * on the outcomes that all of them forecast.
 *
 * @param scored forecasts of one trend at one horizon
 * @param by ISO date; later outcomes are not looked at
 * @param otherwise the form while fewer than four origins have been scored
 */
export function chooseForm(scored: readonly ScoredForecast[], by: string, otherwise: Form): Form {
  const past = scored.filter(({ date, origin }) => date <= by && origin < by);
  const forms = new Set(past.map(({ form }) => form));
  const shared = [...groupBy(past, ({ origin, point }) => `${origin} ${point}`).values()]
    .filter((group) => group.length === forms.size)
    .flat();
  if (new Set(shared.map(({ origin }) => origin)).size < MIN_ORIGINS) return otherwise;
  return [...groupBy(shared, ({ form }) => form)]
    .map(([form, own]) => ({ form, crps: mean(own.map(({ crps }) => crps)) }))
    .reduce((best, each) => (each.crps < best.crps ? each : best)).form;
}

/**
 * What would have been forecast by choosing the form anew at every origin, from earlier ones only.
 *
 * @param scored forecasts of one trend at one horizon
 */
export function chosenForecasts(
  scored: readonly ScoredForecast[],
  otherwise: Form,
): readonly ScoredForecast[] {
  return [...groupBy(scored, ({ origin }) => origin)].flatMap(([origin, own]) => {
    const chosen = chooseForm(scored, origin, otherwise);
    const form = own.some((each) => each.form === chosen) ? chosen : otherwise;
    return own.filter((each) => each.form === form);
  });
}
