import type { BaselineName } from "../../forecast/forecaster.ts";
import type { MemberName } from "../../forecast/member.ts";
import type { PastForecast } from "../../forecast/past-forecast.ts";
import { BAND_LEVEL, FROZEN_ON } from "../../forecast/recipe.ts";
import { bestBaseline, FEWEST_WINDOWS, scoredOf, scoreOf } from "../../forecast/score-forecasts.ts";
import { horizons } from "../../forecast/series.ts";
import { usdText } from "../../i18n/count-text.ts";
import { formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { directionOf } from "../../trends/parts/direction.ts";
import { fromForecastScale } from "../../trends/parts/forecast/forecast-scale.ts";
import { predictedBy } from "../../trends/parts/forecast/forecast-trend.ts";
import type { MeasuredTrend } from "../../trends/parts/measure-trend.ts";
import type { Fit, Form, Scenario, ScenarioTrend } from "../../trends/parts/trend.ts";
import { heldByTexts } from "../shared/break-held-by.ts";
import { publicFit } from "../shared/public-fit.ts";
import { publicPoint } from "../shared/public-point.ts";
import { trendDefinition, trendTitle } from "../shared/trend-words.ts";
import type { PublicScenario, PublicTrend } from "./result.ts";

/**
 * A measurement in the shape of the contract; each form's definition says how it was fitted.
 *
 * @param past forecasts of the trend, as they stood on the day of the question
 */
export function publicTrend(
  result: MeasuredTrend,
  past: readonly PastForecast[],
  asOf: string,
  t: Translate,
  definition: string = trendDefinition(result.trend.id, t),
): PublicTrend {
  const { trend, frontier, observations, prediction, influence, choice } = result;
  const scoped =
    frontier === undefined || frontier === trend.frontier
      ? definition
      : t("trend.frontier", { definition, rule: frontier });
  const publicForm = ({ form, fit }: { readonly form: Form; readonly fit: Fit }) => ({
    form,
    fit: publicFit(fit, t("trend.fitted", { definition: scoped, form: t(`form.${form}`) })),
  });
  const { heldBy, ...chosen } = choice;
  const direction = directionOf(result.forms);
  const trackRecord = result.forecasts.length > 0 ? trackRecordOf(result, past, t) : null;
  const better = trackRecord?.beaten === false ? trackRecord.bestBaseline : null;
  return {
    id: trend.id,
    title: trendTitle(trend.id, t),
    unit: trend.unit,
    asOf,
    kind: "fit",
    ...(frontier === undefined ? {} : { frontier }),
    form: choice.form,
    fit: publicForm({ form: choice.form, fit: result.fit }).fit,
    defaultForm: {
      ...chosen,
      ...(heldBy === undefined ? {} : { heldBy: [...heldBy] }),
      text: [
        t(`trend.default.${choice.reason}`, {
          probability: formatPercent(choice.probability ?? 0),
        }),
        ...heldByTexts(heldBy ?? [], t),
        ...(direction === "undetermined" ? [t("trend.direction.undetermined")] : []),
      ].join(" "),
    },
    direction,
    forms: result.forms.map(publicForm),
    points: observations.map(publicPoint),
    forecast: forecastOf(result, asOf, t),
    trackRecord,
    prediction: [...prediction],
    baseline: better === null ? [] : baselineOf(result, better),
    influence: [...influence],
  };
}

function forecastOf(
  { trend, forecasts }: MeasuredTrend,
  asOf: string,
  t: Translate,
): PublicTrend["forecast"] {
  const [first] = forecasts;
  if (!first)
    return { kind: "form", calibrated: false, members: [], text: t("trend.forecast.form") };
  const members = horizons.flatMap((horizonMonths) => {
    const at = forecasts.find(({ basis }) => basis.horizon === horizonMonths);
    return at ? [{ horizonMonths, weights: present(at.weights) }] : [];
  });
  const { calibrated } = first;
  const { factor } = first.printed.ensemble;
  const weights = t(
    trend.forecast.mixture ? "trend.forecast.weights.fixed" : "trend.forecast.weights.scored",
    { asOf, frozenOn: FROZEN_ON },
  );
  const text = t(calibrated ? "trend.forecast.ensemble" : "trend.forecast.uncalibrated", {
    weights,
    asOf,
    level: formatPercent(BAND_LEVEL),
    factor: factor.toFixed(2),
    members: Object.entries(members[0]?.weights ?? {})
      .sort(([, a], [, b]) => b - a)
      .map(([name, weight]) => `${t(`member.${name as MemberName}`)} ${formatPercent(weight)}`)
      .join(t("trend.forecast.separator")),
  });
  const { ceiling } = trend.forecast;
  const { floor } = first.basis;
  const bounds = [
    ...(ceiling === undefined
      ? []
      : [t("trend.forecast.ceiling", { ceiling: usdText(ceiling, t) })]),
    ...(floor === undefined
      ? []
      : [t("trend.forecast.floor", { floor: usdText(fromForecastScale(trend, floor), t) })]),
  ];
  return { kind: "ensemble", calibrated, members, text: [text, ...bounds].join(" ") };
}

const present = (values: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === 0 ? [] : [[name, value]],
    ),
  );

function trackRecordOf(
  { trend }: MeasuredTrend,
  past: readonly PastForecast[],
  t: Translate,
): PublicTrend["trackRecord"] {
  const scored = scoredOf(past.filter(({ series }) => series === trend.id));
  if (scored.length === 0) return null;
  const { outcomes, windows, coverage, skill } = scoreOf(scored);
  const best = bestBaseline({ skill });
  const beaten = best !== undefined && best.skill > 0;
  const facts = {
    outcomes,
    windows: windows.toFixed(0),
    level: formatPercent(BAND_LEVEL),
    share: formatPercent(coverage.share),
    lower: formatPercent(coverage.lower),
    upper: formatPercent(coverage.upper),
    baseline: best ? t(`member.${best.name}`) : "",
    skill: best ? best.skill.toFixed(2) : "",
  };
  const held = t("trend.record.held", facts);
  const compared = best && t(beaten ? "trend.record.beaten" : "trend.record.not-beaten", facts);
  const few = windows < FEWEST_WINDOWS ? t("trend.record.few", facts) : undefined;
  return {
    outcomes,
    windows,
    coverage80: coverage.share,
    lower: coverage.lower,
    upper: coverage.upper,
    skill: present(skill),
    bestBaseline: best?.name ?? null,
    beaten,
    text: [held, compared, few].filter((each) => each !== undefined).join(" "),
  };
}

/** What a baseline says of every day that is forecast. */
const baselineOf = (
  { trend, forecasts, prediction }: MeasuredTrend,
  name: BaselineName,
): PublicTrend["baseline"] =>
  forecasts.flatMap((forecast) => {
    const made = forecast.printed[name];
    return made ? [predictedBy(trend, forecast, prediction[0]?.level ?? BAND_LEVEL, made)] : [];
  });

/** A scenario in the shape of the contract. */
export const publicScenario = (
  trend: ScenarioTrend,
  scenario: Scenario,
  asOf: string,
  t: Translate,
): PublicScenario => ({
  id: trend.id,
  title: trendTitle(trend.id, t),
  unit: trend.unit,
  asOf,
  kind: "scenario",
  definition: trendDefinition(trend.id, t),
  fit: null,
  forms: [],
  points: scenario.observations.map(publicPoint),
  prediction: [],
  influence: [],
  projections: scenario.projections.map(publicPoint),
  band: [...scenario.band],
});
