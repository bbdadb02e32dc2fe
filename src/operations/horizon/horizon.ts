import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { readTaskRuns } from "../../files/time-horizon-runs.ts";
import { formatNumber } from "../../i18n/format.ts";
import { describeProblem, type Translate, translator } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import { bootstrapSuccessCurves } from "../../stats/bootstrap-success-curve.ts";
import { fitSuccessCurves } from "../../stats/fit-success-curve.ts";
import { quantile } from "../../stats/quantile.ts";
import { tallyRuns } from "../../stats/success-tally.ts";
import { fitPoints } from "../../trends/parts/fit-points.ts";
import { records } from "../../trends/parts/frontier-records.ts";
import { asOfFields, field, file, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { fitText } from "../shared/fit-text.ts";
import { inSteps } from "../shared/in-steps.ts";
import { fitSchema, publicFit } from "../shared/schemas.ts";

const LEVEL = 0.95;

const agentSchema = z.object({
  id: z.string(),
  date: z.string().nullable(),
  p50Minutes: z.number().nullable(),
  p80Minutes: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  /** Whether the horizon is shorter or longer than every task, hence not on the trend. */
  extrapolated: z.boolean(),
  /** Why an agent has no horizon. */
  problem: z.string().optional(),
});

const output = z.object({
  agents: z.array(agentSchema),
  level: z.number(),
  /** Absent when fewer than three records are dated. */
  trend: fitSchema.nullable(),
});

type Agent = z.infer<typeof agentSchema>;
type HorizonResult = z.infer<typeof output>;

/** How long the tasks are that agents complete, from runs of the reader or as METR publishes. */
export default defineOperation({
  name: "horizon",
  input: z.strictObject({
    runs: field("runs", file().optional()),
    bootstrap: field("bootstrap", z.number().int().min(0).max(100_000).default(1000)),
    seed: field("seed", z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1)),
    ...asOfFields,
  }),
  output,
  weight: ({ runs, bootstrap }) => (runs === undefined ? 0.01 : bootstrap * 1e-3),
  rows: "agents",
  positional: [],
  examples: [{}, { asOf: "2025-12-31" }],
  async run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const published = publishedAgents(context, window.value);
    if (!published.ok) return published;
    const agents =
      input.runs === undefined
        ? published
        : await agentsOfRuns(input.runs, published.value, { ...input, context });
    if (!agents.ok) return agents;
    const t = translator(context.language);
    const dated = agents.value.flatMap(({ date, p50Minutes, extrapolated }) =>
      date === null || p50Minutes === null || extrapolated ? [] : [{ date, value: p50Minutes }],
    );
    const frontier = records(dated, ({ value }) => value, "up");
    const fit = frontier.length > 2 ? fitPoints(frontier, "log") : undefined;
    return succeed({
      result: {
        agents: [...agents.value],
        level: LEVEL,
        trend: fit ? publicFit(fit, t("trend.time-horizon.definition")) : null,
      },
      ...(input.runs === undefined ? {} : { seed: input.seed }),
      notes: [t(input.runs === undefined ? "horizon.note.published" : "horizon.note.runs")],
    });
  },
  view: viewHorizon,
});

/** Horizons as METR publishes them, newest suite known then, with the level METR states. */
function publishedAgents(
  context: Context,
  window: { readonly asOf: string; readonly hindsight: boolean },
): Outcome<readonly Agent[]> {
  const rows = context.facts.select("time-horizons", window, {
    suite: "text",
    agent: "text",
    model: "text?",
    p50_minutes: "number",
    p50_low: "number?",
    p50_high: "number?",
    p80_minutes: "number?",
  });
  if (!rows.ok) return rows;
  const suite = ["1.1", "1.0"].find((name) => rows.value.some((row) => row.suite === name));
  if (suite === undefined) return fail("not-determined", { value: "time-horizon", n: 0 });
  return succeed(
    rows.value
      .filter((row) => row.suite === suite)
      .map((row) => ({
        id: row.model ?? row.agent,
        date: row.date,
        p50Minutes: row.p50_minutes,
        p80Minutes: row.p80_minutes ?? null,
        lower: row.p50_low ?? null,
        upper: row.p50_high ?? null,
        extrapolated: false,
      })),
  );
}

/** Names that run files use for a model, and the name under which its release is known. */
const aliases: Readonly<Record<string, string>> = {
  "Claude 3.5 Sonnet (New)": "Claude 3.5 Sonnet (October 2024)",
  "Claude 3.5 Sonnet (Old)": "Claude 3.5 Sonnet (June 2024)",
  "GPT-4 0314": "GPT-4",
  "gpt-3.5-turbo-instruct": "GPT-3.5 Turbo Instruct",
};

async function agentsOfRuns(
  text: string,
  known: readonly Agent[],
  options: { readonly bootstrap: number; readonly seed: number; readonly context: Context },
): Promise<Outcome<readonly Agent[]>> {
  const runs = readTaskRuns({ file: "runs", text });
  if (!runs.ok) return runs;
  const tally = tallyRuns(
    runs.value.map(({ humanMinutes, ...run }) => ({ ...run, minutes: humanMinutes })),
  );
  if (!tally.ok) return tally;
  const curves = fitSuccessCurves(tally.value);
  const { seed, bootstrap: total, context } = options;
  const parts = await inSteps(context, { total, what: "progress.resamples" }, (from, to) =>
    succeed(bootstrapSuccessCurves(tally.value, { seed, from, to })),
  );
  if (!parts.ok) return parts;
  const minutes = runs.value.map(({ humanMinutes }) => humanMinutes);
  const shortest = minutes.reduce((least, value) => Math.min(least, value));
  const longest = minutes.reduce((most, value) => Math.max(most, value));
  return succeed(
    curves.map(({ agent, curve }, index) => {
      const date = known.find(({ id }) => id === (aliases[agent] ?? agent))?.date ?? null;
      if (!curve.ok) {
        const problem = describeProblem(options.context.language, curve.error);
        return {
          id: agent,
          date,
          p50Minutes: null,
          p80Minutes: null,
          lower: null,
          upper: null,
          extrapolated: false,
          problem,
        };
      }
      const drawn = parts.value
        .flatMap((part) => [...(part[index]?.p50Minutes ?? [])])
        .filter((value) => !Number.isNaN(value));
      const bound = (probability: number) => {
        const value = quantile(drawn, probability);
        return Number.isFinite(value) ? value : null;
      };
      return {
        id: agent,
        date,
        p50Minutes: curve.value.p50Minutes,
        p80Minutes: curve.value.p80Minutes,
        lower: bound((1 - LEVEL) / 2),
        upper: bound((1 + LEVEL) / 2),
        extrapolated: curve.value.p50Minutes < shortest || curve.value.p50Minutes > longest,
      };
    }),
  );
}

function viewHorizon(result: HorizonResult, t: Translate): Document {
  return [
    { kind: "title", text: t("trend.time-horizon.title") },
    ...(result.trend ? [{ kind: "finding" as const, text: fitText(result.trend, t) }] : []),
    {
      kind: "table",
      columns: [
        { label: t("view.label") },
        { label: t("view.date") },
        { label: `p50 (${t("horizon.minutes")})`, align: "right" },
        { label: `${100 * result.level} % ${t("view.interval")}`, align: "right" },
        { label: `p80 (${t("horizon.minutes")})`, align: "right" },
      ],
      rows: result.agents.map((agent) => [
        agent.id,
        agent.date ?? "–",
        agent.p50Minutes === null ? (agent.problem ?? "–") : formatNumber(agent.p50Minutes, 4),
        agent.lower === null || agent.upper === null
          ? "–"
          : `[${formatNumber(agent.lower)}, ${formatNumber(agent.upper)}]`,
        agent.p80Minutes === null ? "–" : formatNumber(agent.p80Minutes, 4),
      ]),
    },
  ];
}
