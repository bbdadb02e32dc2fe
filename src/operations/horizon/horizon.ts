import { z } from "zod";
import { fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { readReleaseDates } from "../../files/release-dates.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { fitPoints } from "../../trends/parts/fit-points.ts";
import { records } from "../../trends/parts/frontier-records.ts";
import { asOfFields, file, seedField, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { publicFit } from "../shared/public-fit.ts";
import { releaseOfModel } from "../shared/release-of-model.ts";
import { agentsOfRuns, HORIZON_LEVEL } from "./agents-of-runs.ts";
import { type Agent, horizonSchema } from "./result.ts";
import { viewHorizon } from "./view.ts";

/** How long the tasks are that agents complete, from runs of the reader or as METR publishes. */
export default defineOperation({
  name: "horizon",
  input: z.strictObject({
    runs: file().optional(),
    releaseDates: file().optional(),
    bootstrap: z.number().int().min(0).max(100_000).default(1000),
    seed: seedField(),
    ...asOfFields,
  }),
  output: horizonSchema,
  weight: ({ runs, bootstrap }) => (runs === undefined ? 0.01 : bootstrap * 1e-3),
  rows: "agents",
  positional: [],
  examples: [{}, { asOf: "2025-12-31" }],
  async run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const given = await agentsFor(input, context, window.value);
    if (!given.ok) return given;
    const { agents, later } = given.value;
    const t = translator(context.language);
    const dated = agents.flatMap(({ date, p50Minutes, extrapolated }) =>
      date === null || p50Minutes === null || extrapolated ? [] : [{ date, value: p50Minutes }],
    );
    const frontier = records(dated, ({ value }) => value, "up");
    const fit = frontier.length > 2 ? fitPoints(frontier, "log") : undefined;
    return succeed({
      result: {
        agents: [...agents],
        level: HORIZON_LEVEL,
        trend: fit ? publicFit(fit, t("trend.time-horizon.definition")) : null,
      },
      ...(input.runs === undefined ? {} : { seed: input.seed }),
      notes: notesOf(input, agents, later, t),
    });
  },
  view: viewHorizon,
});

/** The agents of the reader's runs, or those that METR publishes. */
async function agentsFor(
  input: HorizonInput,
  context: Context,
  window: FactWindow,
): Promise<Outcome<{ readonly agents: readonly Agent[]; readonly later: number }>> {
  const { runs, releaseDates } = input;
  if (runs === undefined) {
    return mapOutcome(publishedAgents(context, window), (agents) => ({ agents, later: 0 }));
  }
  const own: Outcome<ReadonlyMap<string, string>> =
    releaseDates === undefined
      ? succeed(new Map())
      : readReleaseDates({ file: "releaseDates", text: releaseDates });
  if (!own.ok) return own;
  const dateOf = releaseOfModel(context, own.value);
  if (!dateOf.ok) return dateOf;
  return agentsOfRuns(runs, dateOf.value, { ...input, asOf: window.asOf, context });
}

interface HorizonInput {
  readonly runs?: string | undefined;
  readonly releaseDates?: string | undefined;
  readonly bootstrap: number;
  readonly seed: number;
}

/** What an answer rests on, and which agents are not on the trend because nobody dates them. */
function notesOf(
  { runs }: HorizonInput,
  agents: readonly Agent[],
  later: number,
  t: Translate,
): readonly string[] {
  if (runs === undefined) return [t("horizon.note.published")];
  const undated = agents.filter(({ date }) => date === null).map(({ id }) => id);
  return [
    t("horizon.note.runs"),
    ...(undated.length > 0 ? [t("horizon.note.undated", { names: undated.join(", ") })] : []),
    ...(later > 0 ? [t("own.later", { count: later })] : []),
  ];
}

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
