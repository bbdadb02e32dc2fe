import type { Translate } from "../../i18n/translate.ts";
import type { MeasuredTrend } from "../../trends/parts/measure-trend.ts";
import { BAND_LEVEL } from "../../trends/parts/replay/dated-forecast.ts";
import type { SkillRow, TrendSkill } from "../../trends/parts/replay/measure-skill.ts";
import type { Fit, Form, Scenario, ScenarioTrend } from "../../trends/parts/trend.ts";
import { publicFit } from "../shared/public-fit.ts";
import { publicPoint } from "../shared/public-point.ts";
import { trendDefinition, trendTitle } from "../shared/trend-words.ts";
import type { PublicScenario, PublicTrend } from "./result.ts";

/** A measurement in the shape of the contract; each form's definition says how it was fitted. */
export function publicTrend(
  result: MeasuredTrend,
  asOf: string,
  t: Translate,
  definition: string = trendDefinition(result.trend.id, t),
): PublicTrend {
  const { trend, frontier, observations, prediction, influence, skill } = result;
  const scoped =
    frontier === undefined || frontier === trend.frontier
      ? definition
      : t("trend.frontier", { definition, rule: frontier });
  const publicForm = ({ form, fit }: { readonly form: Form; readonly fit: Fit }) => ({
    form,
    fit: publicFit(fit, t("trend.fitted", { definition: scoped, form: t(`form.${form}`) })),
    ...scoresOf(form, skill),
  });
  return {
    id: trend.id,
    title: trendTitle(trend.id, t),
    unit: trend.unit,
    asOf,
    kind: "fit",
    ...(frontier === undefined ? {} : { frontier }),
    form: result.form,
    fit: publicForm(result).fit,
    defaultForm: defaultForm(result, t),
    forms: result.forms.map(publicForm),
    points: observations.map(publicPoint),
    recalibrated: result.recalibrated,
    calibration: calibrationText(result, t),
    prediction: [...prediction],
    influence: [...influence],
  };
}

function scoresOf(form: Form, skill: TrendSkill | undefined) {
  const rows = skill?.rows.filter((row) => row.form === form) ?? [];
  const factorAt = (row: SkillRow) =>
    skill?.factors.find((each) => each.form === form && each.horizonMonths === row.horizonMonths)
      ?.factor ?? null;
  const scores = rows.map((row) => {
    const { horizonMonths, origins, outcomes, crps, crpsBaseline } = row;
    const { skill, skillRaw, coverage80, coverage80Raw } = row;
    const held = { coverage80, coverage80Raw, factor: factorAt(row) };
    return { horizonMonths, origins, outcomes, crps, crpsBaseline, skill, skillRaw, ...held };
  });
  const total = scores.reduce((sum, each) => sum + each.skill, 0);
  return { skill: scores.length > 0 ? total / scores.length : null, scores };
}

function defaultForm({ skill, form }: MeasuredTrend, t: Translate): PublicTrend["defaultForm"] {
  if (!skill)
    return { form, reason: "not-replayed", origins: 0, text: t("trend.default.not-replayed") };
  const { choice } = skill;
  const text = t(`trend.default.${choice.reason}`, { form: choice.form, origins: choice.origins });
  return { ...choice, text };
}

/** What stands behind the bands ahead, in a sentence. */
function calibrationText(
  { trend, skill, form, recalibrated }: MeasuredTrend,
  t: Translate,
): string {
  if (!skill) return t("trend.calibration.fast");
  if (!recalibrated) return t("trend.calibration.raw");
  const own = skill.factors.filter((each) => each.form === form);
  const factors = own.map(({ horizonMonths, factor }) =>
    t("trend.calibration.factor", { factor: factor.toFixed(2), months: horizonMonths }),
  );
  const stretched = t("trend.calibration.stretched", {
    factors: factors.join(t("trend.calibration.separator")),
    level: 100 * BAND_LEVEL,
  });
  const furthest = Math.max(...own.map(({ horizonMonths }) => horizonMonths));
  return 12 * trend.horizonYears > furthest
    ? `${stretched} ${t("trend.calibration.beyond")}`
    : stretched;
}

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
