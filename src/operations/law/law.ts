import { z } from "zod";
import { succeed } from "../../base/outcome.ts";
import { formatNumber, formatUsd } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import { describeProblem, translator } from "../../i18n/translate.ts";
import { lineIds } from "../../observatory/claims.ts";
import { type LawLine, measureLaw } from "../../observatory/law.ts";
import { type LawCrossing, lawCrossings } from "../../observatory/law-crossings.ts";
import { fitTrend } from "../../trends/parts/fit-trend.ts";
import { timeHorizon } from "../../trends/time-horizon.ts";
import { windowFields, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { bounded, fitSchema, publicFit, trendDefinition } from "../shared/schemas.ts";
import { viewLaw } from "./view.ts";

const crossingSchema = z.object({
  id: z.string(),
  statement: z.string(),
  date: z.string().nullable(),
  lower: z.string().nullable(),
  upper: z.string().nullable(),
  level: z.number(),
  status: z.enum(["reached", "expected", "not expected"]),
});

const lineSchema = z.object({
  id: z.enum(lineIds),
  title: z.string(),
  claimed: z
    .object({
      perYear: z.number(),
      perYearLow: z.number(),
      perYearHigh: z.number(),
      text: z.string(),
    })
    .nullable(),
  measured: fitSchema.nullable(),
  verdict: z.enum(["faster", "as claimed", "slower", "undecided"]),
  definition: z.string(),
  sensitivity: z.array(
    z.object({
      reading: z.string(),
      growthPerYear: z.number(),
      lower: z.number().optional(),
      upper: z.number().optional(),
    }),
  ),
  problem: z.string().optional(),
});

/** The law as the contract shapes it. */
export const lawSchema = z.object({
  asOf: z.string(),
  mode: z.enum(["as of", "hindsight"]),
  lines: z.array(lineSchema),
  secondMeasure: z.object({ id: z.string(), title: z.string(), measured: fitSchema }).nullable(),
  crossings: z.array(crossingSchema),
});

export type LawResult = z.infer<typeof lawSchema>;

/** The new-era Moore's law: each line's claimed rate beside the measured one. */
export default defineOperation({
  name: "law",
  input: z.strictObject(windowFields),
  output: lawSchema,
  weight: () => 0.6,
  rows: "lines",
  positional: [],
  examples: [{}, { asOf: "2023-12-28" }, { asOf: "2023-12-28", hindsight: true }],
  run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const t = translator(context.language);
    const lines = measureLaw(context.facts, window.value);
    const crossings = lawCrossings(context.facts, window.value, lines);
    return succeed({
      result: {
        asOf: window.value.asOf,
        mode: window.value.hindsight ? ("hindsight" as const) : ("as of" as const),
        lines: lines.map((line) => publicLine(line, context, t)),
        secondMeasure: horizonMeasure(context, window.value, t),
        crossings: crossings.map((crossing) => publicCrossing(crossing, t)),
      },
      notes: [
        t(window.value.hindsight ? "law.note.hindsight" : "law.note.replay"),
        t("law.note.intervals"),
      ],
    });
  },
  view: viewLaw,
});

function publicLine(line: LawLine, context: Context, t: Translate): LawResult["lines"][number] {
  return {
    id: line.id,
    title: t(`law.line.${line.id}`),
    claimed: line.claim ? { ...line.claim, text: t(`law.claim.${line.id}` as MessageKey) } : null,
    measured: line.measured ? publicFit(line.measured, trendDefinition(line.trend.id, t)) : null,
    verdict: line.verdict,
    definition: t(`law.definition.${line.id}`),
    sensitivity: line.sensitivity.map(({ reading, ...rate }) => ({
      ...rate,
      reading: t(`law.sensitivity.${reading}` as MessageKey),
    })),
    ...(line.problem ? { problem: describeProblem(context.language, line.problem) } : {}),
  };
}

function publicCrossing(crossing: LawCrossing, t: Translate): LawResult["crossings"][number] {
  const family = crossing.id.split("-")[0] as string;
  const { id, date, lower, upper, confidence, status } = crossing;
  return {
    id,
    statement: t(`law.crossing.${family}` as MessageKey, factsOf(crossing)),
    date: date ?? null,
    lower: lower ?? null,
    upper: upper ?? null,
    level: confidence,
    status,
  };
}

/** The facts of a crossing as people read them. */
const factsOf = ({ facts, unit }: LawCrossing) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      const money = unit.startsWith("USD") && (name === "level" || name === "launch");
      if (typeof value === "string") return [name, value];
      return [name, money ? formatUsd(value) : formatNumber(value, 4)];
    }),
  );

function horizonMeasure(
  context: Context,
  window: { readonly asOf: string; readonly hindsight: boolean },
  t: Translate,
): LawResult["secondMeasure"] {
  const observed = timeHorizon.observe(context.facts, window, {});
  const fit = observed.ok ? fitTrend(timeHorizon, observed.value)?.fit : undefined;
  if (!fit || bounded(fit.lower) === null) return null;
  return {
    id: timeHorizon.id,
    title: t("trend.time-horizon.title"),
    measured: publicFit(fit, trendDefinition(timeHorizon.id, t)),
  };
}
