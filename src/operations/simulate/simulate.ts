import { z } from "zod";
import { succeed } from "../../base/outcome.ts";
import { simulate } from "../../engine/simulate.ts";
import type { PrecisionCheck } from "../../engine/single-precision.ts";
import { readModel } from "../../graph/read-model.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import { field, file } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";

const outputSchema = z.object({
  mean: z.number(),
  deviation: z.number(),
  p05: z.number(),
  p25: z.number(),
  p50: z.number(),
  p75: z.number(),
  p95: z.number(),
  probability: z.number().optional(),
  histogram: z.object({
    scale: z.enum(["linear", "log"]),
    edges: z.array(z.number()),
    counts: z.array(z.number()),
    below: z.number(),
    above: z.number(),
  }),
  nonFinite: z.object({
    notANumber: z.number(),
    positiveInfinity: z.number(),
    negativeInfinity: z.number(),
  }),
});

const output = z.object({
  outputs: z.record(z.string(), outputSchema),
  drivers: z.array(
    z.object({
      output: z.string(),
      input: z.string(),
      method: z.string(),
      share: z.number(),
      rankCorrelation: z.number(),
      tornado: z.object({ low: z.number(), high: z.number() }).optional(),
    }),
  ),
  draws: z.number().int(),
  complete: z.boolean(),
  threads: z.number().int(),
  method: z.enum(["sobol", "random"]),
  mode: z.enum(["strict", "fast"]),
  tails: z.enum(["usual", "deep"]),
  precision: z.enum(["double", "single"]),
  precisionCheck: z
    .object({
      passed: z.boolean(),
      reason: z.enum(["range", "count", "not-finite", "differs"]).optional(),
      value: z.number().optional(),
      output: z.string().optional(),
      error: z.number().optional(),
      draws: z.number().int().optional(),
    })
    .optional(),
  elapsedMs: z.number(),
});

export type SimulateResult = z.infer<typeof output>;

/** How many drivers of each output the table for a person shows. */
const SHOWN = 8;

/** Any model of numbers, ranges and distributions: quantiles, probabilities and what drives them. */
export default defineOperation({
  name: "simulate",
  input: z.strictObject({
    model: field("simulateModel", file("examples/training-run.yaml")),
    draws: field(
      "draws",
      z
        .number()
        .int()
        .min(1)
        .max(2 ** 32 - 1)
        .default(100_000),
    ),
    seed: field("seed", z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1)),
    method: field("method", z.enum(["sobol", "random"]).default("sobol")),
    mode: field("mode", z.enum(["strict", "fast"]).default("strict")),
    tails: field("tails", z.enum(["usual", "deep"]).default("usual")),
    precision: field("numberPrecision", z.enum(["double", "single"]).default("double")),
    threads: field("threads", z.number().int().min(1).max(256).optional()),
  }),
  output,
  weight: ({ draws }) => 0.1 + draws * 2e-7,
  rows: "drivers",
  positional: ["model"],
  examples: [
    {
      model:
        "inputs:\n  chips: 20000 to 25000\n  hours: 2000 to 2600\n  price: 1 to 2\nlet:\n  cost: chips * hours * price\noutputs:\n  cost: cost\n  over: cost > 100e6\n",
    },
  ],
  async run(input, context) {
    const model = readModel(input.model);
    if (!model.ok) return model;
    const { draws, seed, method, mode, tails, precision } = input;
    const t = translator(context.language);
    const signal = {
      get aborted() {
        return context.cancelled?.() ?? false;
      },
    };
    const onProgress = (done: number) => context.progress?.(done, draws, t("simulate.progress"));
    const run = await simulate(
      model.value,
      { draws, seed, method, mode, tails, precision, signal, onProgress },
      context.executorFor(input.threads),
    );
    if (!run.ok) return run;
    const { outputs, drivers, seed: _, ...rest } = run.value;
    return succeed({
      result: {
        ...rest,
        outputs: Object.fromEntries(
          Object.entries(outputs).map(([name, summary]) => [
            name,
            {
              ...summary,
              histogram: {
                ...summary.histogram,
                edges: [...summary.histogram.edges],
                counts: [...summary.histogram.counts],
              },
            },
          ]),
        ),
        drivers: drivers.map((driver) => ({ ...driver })),
      },
      seed,
      notes: [
        ...(run.value.complete ? [] : [t("simulate.stopped", { draws: run.value.draws })]),
        ...noteOfPrecision(run.value.precisionCheck, t),
      ],
    });
  },
  view: viewSimulation,
});

/** What single precision was found to do to the answer, where it was asked for. */
function noteOfPrecision(check: PrecisionCheck | undefined, t: Translate): readonly string[] {
  if (check === undefined) return [];
  const { reason, output = "", error = 0, value = 0, draws = 0 } = check;
  const facts = { output, error: error.toExponential(1), value: String(value), draws };
  return [
    reason === undefined ? t("simulate.single", facts) : t(`simulate.double.${reason}`, facts),
  ];
}

function viewSimulation(result: SimulateResult, t: Translate): Document {
  const outputs = Object.entries(result.outputs);
  return [
    { kind: "title", text: t("simulate.title") },
    {
      kind: "table",
      columns: [
        { label: t("simulate.output") },
        ...["P5", "P25", "P50", "P75", "P95", t("simulate.mean")].map((label) => ({
          label,
          align: "right" as const,
        })),
      ],
      rows: outputs
        .filter(([, summary]) => summary.probability === undefined)
        .map(([name, { p05, p25, p50, p75, p95, mean }]) => [
          name,
          ...[p05, p25, p50, p75, p95, mean].map((value) => formatNumber(value)),
        ]),
    },
    ...outputs.flatMap(
      ([name, { probability }]): Document =>
        probability === undefined
          ? []
          : [
              {
                kind: "paragraph",
                text: `${t("simulate.probability", { name })}: ${formatPercent(probability)}`,
              },
            ],
    ),
    { kind: "heading", text: t("simulate.drivers") },
    {
      kind: "table",
      columns: [
        { label: t("simulate.output") },
        { label: t("simulate.input") },
        { label: t("simulate.share"), align: "right" },
        { label: t("simulate.tornado"), align: "right" },
      ],
      rows: outputs.flatMap(([name]) =>
        result.drivers
          .filter((driver) => driver.output === name)
          .slice(0, SHOWN)
          .map(({ input, share, tornado }) => [
            name,
            input,
            formatPercent(share),
            tornado ? `${formatNumber(tornado.low)} … ${formatNumber(tornado.high)}` : "–",
          ]),
      ),
    },
    {
      kind: "note",
      text: t("simulate.how", {
        draws: result.draws,
        method: result.method,
        mode: result.mode,
        threads: result.threads,
        ms: formatNumber(result.elapsedMs),
      }),
    },
  ];
}
