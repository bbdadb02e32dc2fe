import { z } from "zod";
import { type MessageKey, type Translate, translator } from "../i18n/translate.ts";
import { fail, type Outcome, succeed } from "../outcome.ts";
import { trends } from "../trends/index.ts";
import { type MeasuredTrend, measureTrend } from "../trends/parts/measure-trend.ts";
import { isIsoDate } from "../units/calendar.ts";
import {
  type Answer,
  type Context,
  defineOperation,
  field,
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
import { viewTrend, viewTrends } from "./parts/trend-view.ts";

const isoDate = z.string().refine(isIsoDate, { error: "rule.date" });

const input = z.strictObject({
  id: field("id", z.string().optional()),
  ...windowFields,
  from: field("from", isoDate.optional()),
  to: field("to", isoDate.optional()),
  frontier: field("frontier", z.string().optional()),
  exclude: field("exclude", z.array(z.string()).optional()),
  level: field("level", z.number().gt(0).lt(1).optional()),
});

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
  fit: fitSchema,
  forms: z.array(z.object({ form: z.string(), fit: fitSchema })),
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

const output = z.union([z.object({ trends: z.array(listed) }), trendSchema]);

export type TrendOperationResult = z.infer<typeof output>;
export type PublicTrend = z.infer<typeof trendSchema>;

/** One tracked quantity, or the list of them. */
export default defineOperation({
  name: "trend",
  input,
  output,
  positional: ["id"],
  examples: [{}, { id: "capability" }, { id: "inference-price", asOf: "2024-12-31" }],
  run(request, context): Outcome<Answer<TrendOperationResult>> {
    const t = translator(context.language);
    if (request.id === undefined)
      return succeed({ result: { trends: trends.map(listOf(t)) }, notes: [] });
    const trend = trends.find(({ id }) => id === request.id);
    if (!trend) {
      return fail("unknown-trend", {
        value: request.id,
        known: trends.map(({ id }) => id).join(", "),
      });
    }
    const window = windowOf(request, context);
    if (!window.ok) return window;
    const result = measureTrend(trend, context.facts, window.value, definedOf(request));
    return result.ok
      ? succeed({
          result: publicTrend(result.value, window.value.asOf, t),
          notes: noteOf(window.value.hindsight, context),
        })
      : result;
  },
  view: (result, t) => ("trends" in result ? viewTrends(result.trends, t) : viewTrend(result, t)),
});

const listOf =
  (t: Translate) =>
  ({ id, unit }: { readonly id: string; readonly unit: string }) => ({
    id,
    title: t(`trend.${id}.title` as MessageKey),
    unit,
    definition: trendDefinition(id, t),
  });

const noteOf = (hindsight: boolean, context: Context): readonly string[] => [
  translator(context.language)(hindsight ? "law.note.hindsight" : "law.note.replay"),
];

/** The options that were given; `exactOptionalPropertyTypes` keeps `undefined` apart from absent. */
const definedOf = (request: z.infer<typeof input>) => ({
  ...(request.from === undefined ? {} : { from: request.from }),
  ...(request.to === undefined ? {} : { to: request.to }),
  ...(request.frontier === undefined ? {} : { frontier: request.frontier }),
  ...(request.exclude === undefined ? {} : { exclude: request.exclude }),
  ...(request.level === undefined ? {} : { level: request.level }),
});

/** A measurement in the shape of the contract. */
export function publicTrend(result: MeasuredTrend, asOf: string, t: Translate): PublicTrend {
  const { trend, fitted, observations, prediction, influence } = result;
  const fit = publicFit(fitted.fit, trendDefinition(trend.id, t));
  return {
    id: trend.id,
    title: t(`trend.${trend.id}.title` as MessageKey),
    unit: trend.unit,
    asOf,
    fit,
    forms: [{ form: trend.scale === "log" ? "exponential" : "linear", fit }],
    points: observations.map(publicPoint),
    prediction: [...prediction],
    influence: [...influence],
  };
}
