import { allOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { median } from "../../stats/median.ts";
import type { Architecture } from "../architecture/architecture.ts";
import { findArchitecture, readArchitectures } from "../architecture/read-architectures.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import { readPlannerChips } from "../hardware/read-planner-chips.ts";
import { familyOf } from "../training/known-runs.ts";
import { type TrainingFormat, trainingFormats } from "../training/step-time.ts";
import { type PostTrainingMethod, postTrainingMethods } from "./methods.ts";
import { type PostTrainingStep, planPostTraining } from "./plan-post-training.ts";

const columns = {
  name: "text",
  kind: "text",
  model: "text",
  hardware: "text",
  source: "text",
  chips: "number?",
  precision: "text?",
  sequence: "number?",
  method: "text?",
  batch: "number?",
  copy_chips: "number?",
  prompt: "number?",
  output: "number?",
  quantity: "text",
  measured: "number",
} as const;

type Case = Fact<typeof columns>;

/** Figures of post-training that others publish. */
export const postTrainingQuantities = ["tokensPerChipSecond", "secondsPerStep"] as const;

/** A published figure of post-training beside the prediction, with its 80 % interval. */
export interface PostTrainingScore {
  readonly run: string;
  readonly method: PostTrainingMethod;
  readonly format: TrainingFormat;
  readonly chip: string;
  readonly chips: number;
  readonly source: string;
  readonly quantity: (typeof postTrainingQuantities)[number];
  readonly published: number;
  readonly predicted: number;
  readonly lower: number;
  readonly upper: number;
  /** Predicted over published time. */
  readonly ratio: number;
}

const NORMAL_90 = 1.2815515655446004;
/** Adapters of no page state their rank. */
const RANK = 16;

/**
 * Published post-training beside its prediction. No step of fine-tuning entered a fit; what loops of
 * reinforcement learning lose is the median of those of other families.
 */
export function scorePostTraining(
  facts: Facts,
  window: FactWindow,
): Outcome<readonly PostTrainingScore[]> {
  const read = allOf({
    cases: facts.select("planner-cases", window, columns),
    architectures: readArchitectures(facts, window),
    chips: readPlannerChips(facts, window),
  });
  return mapOutcome(read, ({ cases, architectures, chips }) => {
    const planned = cases.flatMap((one) => plannedOf(one, architectures, chips));
    return planned.map((run) => scoreOf(run, planned));
  });
}

interface Planned {
  readonly one: Case;
  readonly method: PostTrainingMethod;
  readonly format: TrainingFormat;
  readonly chips: number;
  readonly step: PostTrainingStep;
}

function plannedOf(
  one: Case,
  architectures: readonly Architecture[],
  servers: readonly PlannerChip[],
): readonly Planned[] {
  const { sequence, batch, chips, prompt = 0, output = 0 } = one;
  const method = postTrainingMethods.find((known) => known === one.method);
  const architecture = findArchitecture(architectures, one.model);
  const chip = servers.find(({ id }) => id === one.hardware);
  if (one.kind !== "post-training" || !method || !architecture.ok || !chip) return [];
  if (sequence === undefined || batch === undefined || chips === undefined) return [];
  const format = trainingFormats.find((known) => known === one.precision) ?? "bf16";
  const step = planPostTraining({
    ...{ method, architecture: architecture.value, chip, chips, format, rank: RANK },
    ...{ sequence, batch, prompt, answer: output, longest: sequence - prompt },
    groupChips: one.copy_chips,
  });
  return step.ok ? [{ one, method, format, chips, step: step.value }] : [];
}

function scoreOf(run: Planned, all: readonly Planned[]): PostTrainingScore {
  const { one, method, format, chips, step } = run;
  const family = familyOf(one.model);
  const shares = all
    .filter((other) => other.method === "grpo" && familyOf(other.one.model) !== family)
    .map(({ one: other, step: { seconds } }) => (seconds.total - seconds.loop) / other.measured);
  const { total, loop } = step.seconds;
  const isLoop = method === "grpo" && shares.length > 0;
  const seconds = isLoop ? (total - loop) / median(shares) : total;
  const isRate = one.quantity === "tokens-per-chip-second";
  const predicted = isRate ? step.tokens / seconds / chips : seconds;
  const half = exp(NORMAL_90 * step.deviation);
  return {
    ...{ run: one.name, method, format, chip: one.hardware, chips, source: one.source },
    quantity: isRate ? "tokensPerChipSecond" : "secondsPerStep",
    ...{ published: one.measured, predicted, lower: predicted / half, upper: predicted * half },
    ratio: isRate ? one.measured / predicted : predicted / one.measured,
  };
}
