import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { translator } from "../../i18n/translate.ts";
import { fitPoints } from "../../trends/parts/fit-points.ts";
import { records } from "../../trends/parts/frontier-records.ts";
import { asOfFields, file, seedField, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { publicFit } from "../shared/public-fit.ts";
import { agentsOfRuns, HORIZON_LEVEL } from "./agents-of-runs.ts";
import { type Agent, horizonSchema } from "./result.ts";
import { viewHorizon } from "./view.ts";

/** How long the tasks are that agents complete, from runs of the reader or as METR publishes. */
export default defineOperation({
  name: "horizon",
  input: z.strictObject({
    runs: file().optional(),
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
        level: HORIZON_LEVEL,
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
