import { fail, type Outcome, type Problem, succeed } from "../../base/outcome.ts";
import { rateText } from "../../i18n/rate-text.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { scenarioTrends, trackedQuantities, trends } from "../../trends/index.ts";
import { fitTrend } from "../../trends/parts/fit-trend.ts";
import { learntFrom, pastForecasts } from "../../trends/parts/forecast/past-forecasts.ts";
import {
  type MeasuredTrend,
  type MeasureOptions,
  measurePoints,
  measureTrend,
} from "../../trends/parts/measure-trend.ts";
import type { ScenarioTrend, Trend } from "../../trends/parts/trend.ts";
import { windowOf } from "../contract/fields.ts";
import { type Answer, type Context, defineOperation } from "../contract/operation.ts";
import { partsControl } from "../shared/parts-control.ts";
import { trendDefinition, trendTitle } from "../shared/trend-words.ts";
import { type TrendInput, trendInput } from "./input.ts";
import { readOwnTrend } from "./own-data.ts";
import { trendPictures } from "./pictures.ts";
import { type TrendResult, trendResultSchema } from "./result.ts";
import { publicScenario, publicTrend } from "./to-result.ts";
import { viewScenario, viewTrend, viewTrends } from "./view.ts";

/** One tracked quantity, or the list of them. */
export default defineOperation({
  name: "trend",
  input: trendInput,
  output: trendResultSchema,
  weight: ({ id, fast }) => (id === undefined || fast ? 0.01 : 0.5),
  rows: "points",
  positional: ["id"],
  examples: [
    {},
    { id: "capability" },
    { id: "inference-price", asOf: "2024-12-31" },
    { id: "training-compute-frontier", frontier: "top-5", form: "piecewise" },
    { id: "datacentre-electricity" },
  ],
  run(request, context): Outcome<Answer<TrendResult>> {
    const t = translator(context.language);
    if (request.data !== undefined) return measureOwn(request.data, request, context);
    if (request.id === undefined) {
      return succeed({ result: { trends: trackedQuantities.map(listOf(t)) }, notes: [] });
    }
    const trend = trends.find(({ id }) => id === request.id);
    if (trend) {
      return request.inputs
        ? measureReplicated(trend, request, context)
        : measure(trend, request, context);
    }
    const scenario = scenarioTrends.find(({ id }) => id === request.id);
    if (scenario) return describeScenario(scenario, request, context);
    return fail("unknown-trend", {
      value: request.id,
      known: trackedQuantities.map(({ id }) => id).join(", "),
    });
  },
  pictures: trendPictures,
  view(result, t) {
    if ("trends" in result) return viewTrends(result.trends, t);
    return result.kind === "scenario" ? viewScenario(result, t) : viewTrend(result, t);
  },
});

function measure(
  trend: Trend,
  request: TrendInput,
  context: Context,
): Outcome<Answer<TrendResult>> {
  const window = windowOf(request, context);
  if (!window.ok) return window;
  const t = translator(context.language);
  const { facts } = context;
  const { asOf } = window.value;
  const past = request.fast
    ? succeed(undefined)
    : pastForecasts(facts, asOf, partsControl(context));
  if (!past.ok) return past;
  const learnt = past.value && learntFrom(facts, asOf, past.value);
  const result = measureTrend(trend, facts, window.value, optionsOf(request), learnt);
  if (!result.ok) return tooEarly(result, trend, request, context) ?? result;
  return succeed({
    result: publicTrend(result.value, past.value ?? [], asOf, t),
    notes: [
      t(window.value.hindsight ? "law.note.hindsight" : "law.note.replay"),
      ...pointNotes(result.value, t),
    ],
  });
}

/** Why nothing is known of a trend on an early day, and from when its facts are. */
function tooEarly(
  { error }: { readonly error: Problem },
  { id }: { readonly id: string },
  { asOf }: TrendInput,
  { facts }: Context,
): ReturnType<typeof fail> | undefined {
  if (error.code !== "not-determined" || asOf === undefined) return undefined;
  const first = facts.uses().flatMap(({ dataset }) => {
    const manifest = facts.manifest(dataset);
    return manifest.ok ? [manifest.value.coverage.knownFrom] : [];
  });
  const n = error.facts?.["n"] ?? 0;
  return fail("too-early", { value: id, n, asOf, first: first.sort().at(-1) ?? "" });
}

/** What a reader must know of the points before trusting the rate. */
function pointNotes({ trend, observations, fitted }: MeasuredTrend, t: Translate) {
  const points = observations.filter(({ selected }) => selected);
  const incomplete = points.filter(({ basis }) => basis === "incomplete-quarter");
  const whole = fitTrend(
    trend,
    points.filter((point) => !incomplete.includes(point)),
    fitted.fit.level,
  );
  const recomputed = points.filter(({ basis }) => basis === "recomputed");
  const distinct = new Set(points.map(({ cluster, id }) => cluster ?? id)).size;
  return [
    ...(incomplete.length > 0 && whole
      ? [t("trend.note.incomplete", { rate: rateText(whole.fit.growthPerYear, trend.scale) })]
      : []),
    ...(recomputed.length > 0
      ? [t("trend.note.recomputed", { models: recomputed.map(({ label }) => label).join(", ") })]
      : []),
    ...(trend.pooled ? [t("trend.note.pooled", { n: points.length, distinct })] : []),
  ];
}

/** The trend of values that somebody brings; the embedded facts are not looked at. */
function measureOwn(
  data: string,
  request: TrendInput,
  context: Context,
): Outcome<Answer<TrendResult>> {
  const other = request.id === undefined ? request.inputs && "inputs" : "id";
  if (other) return fail("only-one-of", { field: "data", other });
  if (request.frontier !== undefined) {
    return fail("unsupported-frontier", { id: "data", value: request.frontier });
  }
  const window = windowOf(request, context);
  if (!window.ok) return window;
  const { asOf } = window.value;
  const own = readOwnTrend(data, asOf);
  if (!own.ok) return own;
  const { trend, observations, later } = own.value;
  const result = measurePoints(trend, observations, asOf, optionsOf(request));
  if (!result.ok) return result;
  const t = translator(context.language);
  return succeed({
    result: publicTrend(result.value, [], asOf, t, t(`trend.own-data.definition.${trend.scale}`)),
    notes: later > 0 ? [t("trend.note.later", { count: later, asOf })] : [],
  });
}

/** The trend from the files of a publication; the embedded facts are not looked at. */
function measureReplicated(
  trend: Trend,
  request: TrendInput,
  context: Context,
): Outcome<Answer<TrendResult>> {
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
    result: publicTrend(result.value, [], asOf, t, definition),
    notes: [t("trend.note.replicated", { edition })],
  });
}

function describeScenario(
  trend: ScenarioTrend,
  request: TrendInput,
  context: Context,
): Outcome<Answer<TrendResult>> {
  const [option] = Object.keys({ ...optionsOf(request), ...(request.inputs && { inputs: "" }) });
  if (option !== undefined) return fail("scenario-option", { value: trend.id, option });
  const window = windowOf(request, context);
  if (!window.ok) return window;
  const scenario = trend.observe(context.facts, window.value);
  if (!scenario.ok) return tooEarly(scenario, trend, request, context) ?? scenario;
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
    title: trendTitle(id, t),
    unit,
    definition: trendDefinition(id, t),
  });

/** The options that were given; `exactOptionalPropertyTypes` keeps `undefined` apart from absent. */
const optionsOf = (request: TrendInput): MeasureOptions => ({
  ...(request.from === undefined ? {} : { from: request.from }),
  ...(request.to === undefined ? {} : { to: request.to }),
  ...(request.form === undefined ? {} : { form: request.form }),
  ...(request.frontier === undefined ? {} : { frontier: request.frontier }),
  ...(request.exclude === undefined ? {} : { exclude: request.exclude }),
  ...(request.level === undefined ? {} : { level: request.level }),
});
