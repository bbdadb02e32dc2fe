import { succeed } from "../../base/outcome.ts";
import { type OutputSummary, simulate } from "../../engine/simulate.ts";
import type { PrecisionCheck } from "../../engine/single-precision.ts";
import { readModel } from "../../graph/read-model.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { defineOperation } from "../contract/operation.ts";
import { simulateInput } from "./input.ts";
import { simulateSchema } from "./result.ts";
import { viewSimulation } from "./view.ts";

/** Any model of numbers, ranges and distributions: quantiles, probabilities and what drives them. */
export default defineOperation({
  name: "simulate",
  input: simulateInput,
  output: simulateSchema,
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
          Object.entries(outputs).map(([name, summary]) => [name, publicSummary(summary)]),
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

/** A summary whose deviation and histogram are computed, with arrays that may be changed. */
function publicSummary(summary: OutputSummary) {
  const { histogram } = summary;
  const lists = { edges: [...histogram.edges], counts: [...histogram.counts] };
  return { ...summary, histogram: { ...histogram, ...lists } };
}

/** What single precision was found to do to the answer, where it was asked for. */
function noteOfPrecision(check: PrecisionCheck | undefined, t: Translate): readonly string[] {
  if (check === undefined) return [];
  const { reason, output = "", error = 0, value = 0, draws = 0 } = check;
  const facts = { output, error: error.toExponential(1), value: String(value), draws };
  return [
    reason === undefined ? t("simulate.single", facts) : t(`simulate.double.${reason}`, facts),
  ];
}
