import { z } from "zod";
import { type MessageKey, type Translate, translator } from "../i18n/translate.ts";
import { fail, type Outcome, succeed } from "../outcome.ts";
import { scenarioTrends, trackedQuantities, trends } from "../trends/index.ts";
import {
  type MeasuredTrend,
  type MeasureOptions,
  measurePoints,
  measureTrend,
} from "../trends/parts/measure-trend.ts";
import {
  type Fit,
  type Form,
  forms,
  type Scenario,
  type ScenarioTrend,
  type Trend,
} from "../trends/parts/trend.ts";
import { isIsoDate } from "../units/calendar.ts";
import {
  type Answer,
  type Context,
  defineOperation,
  field,
  folder,
  windowFields,
  windowOf,
} from "./parts/operation.ts";
import {
  fitSchema,
  pointSchema,
  publicFit,
  publicPoint,
  trendDefinition,
} from "./parts/schemas.ts";
import { viewScenario, viewTrend, viewTrends } from "./parts/trend-view.ts";

const isoDate = z.string().refine(isIsoDate, { error: "rule.date" });

const input = z.strictObject({
  id: field("id", z.string().optional()),
  ...windowFields,
  from: field("from", isoDate.optional()),
  to: field("to", isoDate.optional()),
  form: field("form", z.enum(forms).optional()),
  frontier: field("frontier", z.string().optional()),
  exclude: field("exclude", z.array(z.string()).optional()),
  level: field("level", z.number().gt(0).lt(1).optional()),
  inputs: field("inputs", folder().optional()),
});

type Request = z.infer<typeof input>;

const listed = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  definition: z.string(),
});

/** One trend as the contract shapes it. */
export const trendSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  asOf: z.string(),
  kind: z.literal("fit"),
  /** Frontier rule by which points were selected, where there is a choice. */
  frontier: z.string().optional(),
  form: z.enum(forms),
  fit: fitSchema,
  forms: z.array(z.object({ form: z.enum(forms), fit: fitSchema })),
  points: z.array(pointSchema),
  prediction: z.array(
    z.object({
      date: z.string(),
      value: z.number(),
      lower: z.number(),
      upper: z.number(),
      level: z.number(),
      kind: z.enum(["mean", "prediction"]),
      group: z.string().optional(),
    }),
  ),
  influence: z.array(z.object({ id: z.string(), growthPerYearWithout: z.number() })),
});

/** A quantity with too few comparable values for a fit, in the shape of a trend. */
export const scenarioSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  asOf: z.string(),
  kind: z.literal("scenario"),
  definition: z.string(),
  fit: z.null(),
  forms: z.array(z.never()),
  points: z.array(pointSchema),
  prediction: z.array(z.never()),
  influence: z.array(z.never()),
  projections: z.array(pointSchema),
  band: z.array(
    z.object({ date: z.string(), lower: z.number(), upper: z.number(), n: z.number().int() }),
  ),
});

const output = z.union([z.object({ trends: z.array(listed) }), trendSchema, scenarioSchema]);

export type TrendOperationResult = z.infer<typeof output>;
export type PublicTrend = z.infer<typeof trendSchema>;
export type PublicScenario = z.infer<typeof scenarioSchema>;

/** One tracked quantity, or the list of them. */
export default defineOperation({
  name: "trend",
  input,
  output,
  positional: ["id"],
  examples: [
    {},
    { id: "capability" },
    { id: "inference-price", asOf: "2024-12-31" },
    { id: "training-compute-frontier", frontier: "top-5", form: "piecewise" },
    { id: "datacentre-electricity" },
  ],
  run(request, context): Outcome<Answer<TrendOperationResult>> {
    const t = translator(context.language);
    if (request.id === undefined) {
      return succeed({ result: { trends: trackedQuantities.map(listOf(t)) }, notes: [] });
    }
    const trend = trends.find(({ id }) => id === request.id);
    if (trend) {
      return request.inputs ? replicate(trend, request, context) : measure(trend, request, context);
    }
    const scenario = scenarioTrends.find(({ id }) => id === request.id);
    if (scenario) return describeScenario(scenario, request, context);
    return fail("unknown-trend", {
      value: request.id,
      known: trackedQuantities.map(({ id }) => id).join(", "),
    });
  },
  view(result, t) {
    if ("trends" in result) return viewTrends(result.trends, t);
    return result.kind === "scenario" ? viewScenario(result, t) : viewTrend(result, t);
  },
});

function measure(
  trend: Trend,
  request: Request,
  context: Context,
): Outcome<Answer<TrendOperationResult>> {
  const window = windowOf(request, context);
  if (!window.ok) return window;
  const t = translator(context.language);
  const result = measureTrend(trend, context.facts, window.value, optionsOf(request));
  if (!result.ok) return result;
  return succeed({
    result: publicTrend(result.value, window.value.asOf, t),
    notes: [t(window.value.hindsight ? "law.note.hindsight" : "law.note.replay")],
  });
}

/** The trend from the files of a publication; the embedded facts are not looked at. */
function replicate(
  trend: Trend,
  request: Request,
  context: Context,
): Outcome<Answer<TrendOperationResult>> {
  if (!trend.replicate) {
    const known = trends.filter((each) => each.replicate).map(({ id }) => id);
    return fail("unsupported-inputs", { value: trend.id, known: known.join(", ") });
  }
  const texts = new Map(Object.entries(request.inputs ?? {}));
  const options = optionsOf(request);
  const replicated = trend.replicate(texts, options);
  if (!replicated.ok) return replicated;
  const { observations, edition, level, yearOf } = replicated.value;
  const asOf = request.asOf ?? context.today;
  const result = measurePoints({ ...trend, yearOf }, observations, asOf, { level, ...options });
  if (!result.ok) return result;
  const t = translator(context.language);
  const definition = t("trend.replicated.definition", { edition });
  return succeed({
    result: publicTrend(result.value, asOf, t, definition),
    notes: [t("trend.note.replicated", { edition })],
  });
}

function describeScenario(
  trend: ScenarioTrend,
  request: Request,
  context: Context,
): Outcome<Answer<TrendOperationResult>> {
  const [option] = Object.keys({ ...optionsOf(request), ...(request.inputs && { inputs: "" }) });
  if (option !== undefined) return fail("scenario-option", { value: trend.id, option });
  const window = windowOf(request, context);
  if (!window.ok) return window;
  const scenario = trend.observe(context.facts, window.value);
  if (!scenario.ok) return scenario;
  const t = translator(context.language);
  return succeed({
    result: publicScenario(trend, scenario.value, window.value.asOf, t),
    notes: [t(window.value.hindsight ? "law.note.hindsight" : "law.note.replay")],
  });
}

const listOf =
  (t: Translate) =>
  ({ id, unit }: { readonly id: string; readonly unit: string }) => ({
    id,
    title: titleOf(id, t),
    unit,
    definition: trendDefinition(id, t),
  });

const titleOf = (id: string, t: Translate): string => t(`trend.${id}.title` as MessageKey);

/** The options that were given; `exactOptionalPropertyTypes` keeps `undefined` apart from absent. */
const optionsOf = (request: Request): MeasureOptions => ({
  ...(request.from === undefined ? {} : { from: request.from }),
  ...(request.to === undefined ? {} : { to: request.to }),
  ...(request.form === undefined ? {} : { form: request.form }),
  ...(request.frontier === undefined ? {} : { frontier: request.frontier }),
  ...(request.exclude === undefined ? {} : { exclude: request.exclude }),
  ...(request.level === undefined ? {} : { level: request.level }),
});

/** A measurement in the shape of the contract; each form's definition says how it was fitted. */
export function publicTrend(
  result: MeasuredTrend,
  asOf: string,
  t: Translate,
  definition: string = trendDefinition(result.trend.id, t),
): PublicTrend {
  const { trend, frontier, observations, prediction, influence } = result;
  const scoped =
    frontier === undefined || frontier === trend.frontier
      ? definition
      : t("trend.frontier", { definition, rule: frontier });
  const publicForm = ({ form, fit }: { readonly form: Form; readonly fit: Fit }) => ({
    form,
    fit: publicFit(fit, t("trend.fitted", { definition: scoped, form: t(`form.${form}`) })),
  });
  return {
    id: trend.id,
    title: titleOf(trend.id, t),
    unit: trend.unit,
    asOf,
    kind: "fit",
    ...(frontier === undefined ? {} : { frontier }),
    form: result.form,
    fit: publicForm(result).fit,
    forms: result.forms.map(publicForm),
    points: observations.map(publicPoint),
    prediction: [...prediction],
    influence: [...influence],
  };
}

const publicScenario = (
  trend: ScenarioTrend,
  scenario: Scenario,
  asOf: string,
  t: Translate,
): PublicScenario => ({
  id: trend.id,
  title: titleOf(trend.id, t),
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
