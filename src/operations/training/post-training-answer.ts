import { attempt, fail, must, type Outcome, succeed } from "../../base/outcome.ts";
import { readModel } from "../../costs/architecture/read-model.ts";
import { positive, readQuantity, wholeCount } from "../../costs/parts/read-quantity.ts";
import type { PostTrainingMethod } from "../../costs/post-training/methods.ts";
import {
  type PostTrainingStep,
  type PostTrainingTask,
  planPostTraining,
} from "../../costs/post-training/plan-post-training.ts";
import { rentOf } from "../../costs/training/plan-training.ts";
import type { FactWindow } from "../../data/facts.ts";
import { translator } from "../../i18n/translate.ts";
import { exp } from "../../stats/elementary/exp.ts";
import type { Answer, Context } from "../contract/operation.ts";
import { serverNamed } from "./flop-answer.ts";
import type { TrainingInput } from "./input.ts";
import { shownPrice } from "./planned-result.ts";
import type { PostTrainingResult, Spread, TrainingResult } from "./result.ts";

type Given = TrainingInput & { readonly method: PostTrainingMethod };

const DEFAULT_SEQUENCE = 4096;
const NORMAL_95 = 1.6448536269514722;
const LEVEL = 0.9;

/** Memory, hours and cost of training a model further. */
export function answerPostTraining(
  given: Given,
  context: Context,
  window: FactWindow,
): Outcome<Answer<TrainingResult>> {
  return attempt(() => {
    const task = must(readTask(given, context, window));
    const step = must(planPostTraining(task));
    const steps = given.steps ?? Math.ceil(must(tokensOf(given)) / step.tokens);
    const { startDate = window.asOf, term } = given;
    const rent =
      given.price === undefined
        ? rentOf({ task, term, startDate }, context.facts, window)
        : undefined;
    const price =
      given.price === undefined
        ? rent?.usd
        : must(certain("price", must(readQuantity("price", given.price, positive)).value));
    const t = translator(context.language);
    return {
      result: resultOf(task, step, steps, { usd: price, shown: shownPrice(rent) }),
      notes: [
        t(given.method === "grpo" ? "training.note.grpo" : "training.note.fine-tuning"),
        ...(price === undefined ? [t("training.note.no-rent")] : []),
      ],
    };
  });
}

function readTask(given: Given, context: Context, window: FactWindow): Outcome<PostTrainingTask> {
  return attempt(() => {
    const { method, rank, batch, prompt, answer, longest = answer, model, chips } = given;
    if (model === undefined) return must(fail("missing-input", { field: "model" }));
    if (chips === undefined) return must(fail("missing-input", { field: "chips" }));
    const chip = must(serverNamed(given.hardware, context.facts, window));
    const format = given.precision ?? "bf16";
    if (format !== "bf16" && chip.peak[format] === undefined) {
      return must(fail("format-not-on-chip", { value: format, chip: chip.id, known: "bf16" }));
    }
    if (longest < answer) {
      return must(
        fail("bad-layout", { field: "longest", rule: `≥ answer = ${answer}`, value: longest }),
      );
    }
    const own = method === "grpo" ? prompt + longest : DEFAULT_SEQUENCE;
    return {
      ...{ method, chip, format, rank, batch, prompt, answer, longest },
      architecture: must(readModel(model, context.facts, window)),
      chips: must(certain("chips", must(readQuantity("chips", chips, wholeCount)).value)),
      sequence: given.sequence ?? own,
      groupChips: given.samplingChips,
    };
  });
}

const certain = (field: string, value: number | undefined): Outcome<number> =>
  value === undefined
    ? fail("invalid-input", { field, rule: "rule.certain", example: 8, value: "–" })
    : succeed(value);

/** Tokens to train on, from which the steps follow where they are not given. */
const tokensOf = ({ tokens }: Given): Outcome<number> =>
  tokens === undefined
    ? fail("missing-input", { field: "tokens" })
    : attempt(() => must(certain("tokens", must(readQuantity("tokens", tokens, positive)).value)));

function resultOf(
  task: PostTrainingTask,
  step: PostTrainingStep,
  steps: number,
  price: { readonly usd: number | undefined; readonly shown: PostTrainingResult["price"] },
): PostTrainingResult {
  const { plan, memory } = step.found;
  const factor = exp(NORMAL_95 * step.deviation);
  const spread = (value: number, unit: string): Spread => ({
    ...{ value, lower: value / factor, upper: value * factor, unit, level: LEVEL },
  });
  const hours = (steps * step.seconds.total) / 3600;
  const { tensor, pipeline, data, expert, shardingStage, microBatch, recomputation } = plan;
  const gigabytes = Object.entries(memory).map(([part, bytes]) => [part, bytes / 1e9]);
  return {
    mode: "post-training",
    method: task.method,
    model: task.architecture.name,
    hardware: task.chip.id,
    chips: task.chips,
    trainedParameters: step.work.trainedParameters,
    steps,
    tokensPerStep: step.tokens,
    stepSeconds: { ...step.seconds },
    sampling: step.rollout
      ? { groupChips: step.rollout.groupChips, copies: step.rollout.copies }
      : null,
    plan: {
      ...{ tensor, pipeline, data, expert, shardingStage, microBatch, recomputation },
      memoryGb: Object.fromEntries(gigabytes) as Record<string, number>,
      memoryLimitGb: (task.chip.memoryBytes ?? 0) / 1e9,
    },
    hours: spread(hours, "h"),
    chipHours: spread(hours * task.chips, "h"),
    usd: price.usd === undefined ? null : spread(hours * task.chips * price.usd, "USD"),
    price: price.shown,
  };
}
