import { succeed } from "../../base/outcome.ts";
import { simulate } from "../../engine/simulate.ts";
import type { PrecisionCheck } from "../../engine/single-precision.ts";
import { checkModel } from "../../graph/check.ts";
import { parseModel } from "../../graph/read-model.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { bindFacts, readsFacts } from "./bind-facts.ts";
import { simulateInput } from "./input.ts";
import { simulatePictures } from "./pictures.ts";
import { publicResult } from "./public-result.ts";
import { simulateSchema } from "./result.ts";
import { viewSimulation } from "./view.ts";

/** Any model of numbers, ranges and distributions: quantiles, probabilities and what drives them. */
export default defineOperation({
  name: "simulate",
  input: simulateInput,
  output: simulateSchema,
  weight: ({ draws }) => 0.1 + draws * 2e-7,
  rows: "outputs",
  positional: ["model"],
  examples: [
    {
      model:
        "inputs:\n  chips: 20000 to 25000\n  hours: 2000 to 2600\n  price: 1 to 2\nlet:\n  cost: chips * hours * price\noutputs:\n  cost: cost\n  over: cost > 100e6\n",
    },
  ],
  async run(input, context) {
    const parsed = parseModel(input.model);
    if (!parsed.ok) return parsed;
    // A model that asks no facts has an answer on any day.
    const asksFacts = readsFacts(parsed.value) || input.asOf !== undefined;
    const window = asksFacts ? windowOf(input, context) : succeed({ asOf: context.today });
    if (!window.ok) return window;
    const bound = await bindFacts(parsed.value, input.asOf, context);
    if (!bound.ok) return bound;
    const model = checkModel(bound.value.model);
    if (!model.ok) return model;
    const { draws, seed, method, mode, tails, precision, quantiles } = input;
    const t = translator(context.language);
    const signal = {
      get aborted() {
        return context.cancelled?.() ?? false;
      },
    };
    const onProgress = (done: number) => context.progress?.(done, draws, t("simulate.progress"));
    const run = await simulate(
      model.value,
      { draws, seed, method, mode, tails, precision, quantiles, signal, onProgress },
      await context.executorFor(input.threads),
    );
    if (!run.ok) return run;
    return succeed({
      result: {
        ...publicResult(run.value, model.value.recurrence?.step),
        ...(bound.value.bound.length > 0 && {
          facts: {
            asOf: window.value.asOf,
            digest: context.facts.digest(),
            inputs: [...bound.value.bound],
          },
        }),
      },
      seed,
      notes: [
        ...(run.value.complete ? [] : [t("simulate.stopped", { draws: run.value.draws })]),
        ...noteOfPrecision(run.value.precisionCheck, t),
      ],
    });
  },
  view: viewSimulation,
  pictures: simulatePictures,
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
