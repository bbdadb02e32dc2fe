import { z } from "zod";
import { fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { readScalingPoints } from "../../files/scaling-points.ts";
import { translator } from "../../i18n/translate.ts";
import { trendBreaks } from "../../observatory/trend-breaks.ts";
import { bootstrapScalingLaw } from "../../stats/bootstrap-scaling-law.ts";
import { dataLimit } from "../../stats/data-limit.ts";
import { dropHighestLosses, fitScalingLaw } from "../../stats/fit-scaling-law.ts";
import { quantileOfSorted } from "../../stats/quantile.ts";
import { computeOptimal, type ScalingLaw, type ScalingPoint } from "../../stats/scaling-law.ts";
import { standardDeviation } from "../../stats/standard-deviation.ts";
import { asOfFields, file, seedField, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { inSteps, joinDraws } from "../shared/in-steps.ts";
import { parameterNames, type ScalingResult, scalingSchema } from "./result.ts";
import { viewScaling } from "./view.ts";

const LEVEL = 0.9;

/** The law of Besiroglu et al. 2024, table 1, which had not converged. */
const published: ScalingLaw = { A: 482.01, B: 2085.43, E: 1.81686, alpha: 0.34781, beta: 0.36585 };

/** Budgets for which the best split is shown: from a small study to beyond today's largest run. */
const budgets = [1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27];

/** Passes over a stock of tokens: fresh, as far as repeats are nearly as good, and far beyond. */
const passes = [1, 4, 16];

/** A scaling law L = E + A/N^α + B/D^β fitted to training runs, and the plans that follow. */
export default defineOperation({
  name: "scaling",
  input: z.strictObject({
    data: file().optional(),
    drop: z.number().int().min(0).max(1000).default(5),
    bootstrap: z.number().int().min(0).max(100_000).default(4000),
    seed: seedField(),
    tokens: z.number().min(1e6).max(1e18).optional(),
    ...asOfFields,
  }),
  output: scalingSchema,
  weight: ({ bootstrap }) => 1 + bootstrap * 1e-4,
  rows: "computeOptimal",
  positional: [],
  examples: [{}, { bootstrap: 200, seed: 7 }, { bootstrap: 0, tokens: 1e11 }],
  async run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const given = pointsOf(input, context, window.value);
    if (!given.ok) return given;
    const { points: all, later } = given.value;
    const points = dropHighestLosses(all, input.drop);
    const fit = fitScalingLaw(points);
    if (!fit.ok) return fit;
    const { law, objective, n } = fit.value;
    const breaks = trendBreaks(context.facts, window.value);
    if (!breaks.ok) return breaks;
    const { tokens } = input;
    const drawn = await drawLaws(points, law, input, context);
    if (!drawn.ok) return drawn;
    const draws = drawn.value;
    const t = translator(context.language);
    return succeed({
      result: {
        n,
        left: all.length - points.length,
        objective,
        parameters: {
          A: summarize(law.A, draws.A),
          B: summarize(law.B, draws.B),
          E: summarize(law.E, draws.E),
          alpha: summarize(law.alpha, draws.alpha),
          beta: summarize(law.beta, draws.beta),
        },
        level: LEVEL,
        distanceToPublished: Object.fromEntries(
          parameterNames.map((name) => [name, law[name] / published[name] - 1]),
        ),
        computeOptimal: budgets.map((flop) => ({ ...computeOptimal(flop, law) })),
        ...(tokens === undefined
          ? {}
          : { dataLimit: passes.map((epochs) => ({ ...dataLimit(law, tokens, epochs) })) }),
        break: breaks.value.map((each) => ({
          ...each,
          heldBy: [...each.heldBy],
          by: [...each.by],
        })),
      },
      seed: input.seed,
      notes: [
        t("scaling.note.fit"),
        t("scaling.note.left", { count: all.length - points.length }),
        t("scaling.note.break"),
        ...(tokens === undefined ? [] : [t("scaling.note.data")]),
        ...(later > 0 ? [t("own.later", { count: later })] : []),
      ],
    });
  },
  view: viewScaling,
});

type Draws = Readonly<Record<(typeof parameterNames)[number], Float64Array>>;

/** Laws fitted to resamples, in steps. */
async function drawLaws(
  points: readonly ScalingPoint[],
  law: ScalingLaw,
  { bootstrap: total, seed }: { readonly bootstrap: number; readonly seed: number },
  context: Context,
): Promise<Outcome<Draws>> {
  const parts = await inSteps(context, { total, what: "progress.resamples" }, (from, to) =>
    succeed(bootstrapScalingLaw(points, law, { seed, from, to })),
  );
  if (!parts.ok) return parts;
  const column = (name: keyof Draws) => joinDraws(parts.value.map((part) => part[name]));
  return succeed({
    A: column("A"),
    B: column("B"),
    E: column("E"),
    alpha: column("alpha"),
    beta: column("beta"),
  });
}

/** The reader's runs that were known on a day, or the embedded ones. */
function pointsOf(
  { data, asOf }: { readonly data?: string | undefined; readonly asOf?: string | undefined },
  context: Context,
  window: FactWindow,
): Outcome<{ readonly points: readonly ScalingPoint[]; readonly later: number }> {
  if (data === undefined) {
    const rows = context.facts.select("scaling-runs", window, {
      parameters: "number",
      tokens: "number",
      loss: "number",
    });
    return mapOutcome(rows, (points) => ({ points, later: 0 }));
  }
  const read = readScalingPoints({ file: "data", text: data });
  if (!read.ok) return read;
  // Who asks about a past day must not be answered from runs of which nobody says when they were known.
  if (asOf !== undefined && read.value.some(({ date }) => date === undefined)) {
    return fail("undated-rows", { file: "data", column: "date", asOf });
  }
  const points = read.value.filter(({ date = "" }) => date <= window.asOf);
  if (points.length === 0) return fail("nothing-known-then", { asOf: window.asOf });
  return succeed({ points, later: read.value.length - points.length });
}

/** Standard error and percentile interval of the resamples; none without resamples. */
function summarize(value: number, draws: Float64Array): ScalingResult["parameters"]["A"] {
  if (draws.length < 2) return { value, standardError: null, lower: null, upper: null };
  const sorted = Array.from(draws).sort((a, b) => a - b);
  return {
    value,
    standardError: standardDeviation(sorted),
    lower: quantileOfSorted(sorted, (1 - LEVEL) / 2),
    upper: quantileOfSorted(sorted, (1 + LEVEL) / 2),
  };
}
