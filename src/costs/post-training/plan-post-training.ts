import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Architecture } from "../architecture/architecture.ts";
import { countParameters } from "../architecture/count-parameters.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import { fittedEfficiencies as servingEfficiencies } from "../serving/fitted-efficiencies.ts";
import { servedModel } from "../serving/served-model.ts";
import type { ServingSetup } from "../serving/serving-setup.ts";
import { fittedEfficiencies } from "../training/efficiency.ts";
import { type FoundPlan, searchPlan } from "../training/search-plan.ts";
import { type StepTime, stepTime, type TrainingFormat } from "../training/step-time.ts";
import { trainingWork } from "../training/training-work.ts";
import { type MethodWork, methodWork, type PostTrainingMethod } from "./methods.ts";
import { type Rollout, rollout } from "./rollout.ts";

/** Training a model further. */
export interface PostTrainingTask {
  readonly method: PostTrainingMethod;
  readonly architecture: Architecture;
  readonly chip: PlannerChip;
  readonly chips: number;
  readonly format: TrainingFormat;
  /** Rank of adapters. */
  readonly rank: number;
  /** Tokens of a sequence as it is trained on, packed or padded. */
  readonly sequence: number;
  /** Sequences of a step: of DPO pairs, of GRPO sampled answers. */
  readonly batch: number;
  /** Of GRPO: tokens of a prompt, and of the mean and the longest answer. */
  readonly prompt: number;
  readonly answer: number;
  readonly longest: number;
  /** Of GRPO: chips of a copy that samples; the fastest number when absent. */
  readonly groupChips?: number | undefined;
}

/** A step of it. */
export interface PostTrainingStep {
  readonly found: FoundPlan;
  readonly work: MethodWork;
  /** Tokens trained on in a step. */
  readonly tokens: number;
  /** Seconds: sampling, all passes of the update, and moving weights to the copies that sample. */
  readonly seconds: {
    readonly rollout: number;
    readonly update: number;
    readonly refit: number;
    /** What a loop of reinforcement learning loses beside: waiting, switching, scoring. */
    readonly loop: number;
    readonly total: number;
  };
  /** Deviation of the logarithm of published over predicted times. */
  readonly deviation: number;
  readonly rollout: Rollout | undefined;
}

/**
 * A step of post-training: the fastest plan that fits, by the efficiencies fitted on measured steps and
 * measured servers. Chips take turns between sampling and updating (colocated).
 *
 * @returns the step; `plan-does-not-fit` or `no-plan`, or `does-not-fit` where no group can sample
 */
export function planPostTraining(task: PostTrainingTask): Outcome<PostTrainingStep> {
  const { architecture, chip, chips, sequence, format } = task;
  const training = trainingWork(architecture, sequence);
  const parameters = architecture.published.total ?? countParameters(architecture).total;
  const work = methodWork(task.method, architecture, parameters, task.rank);
  const peak = chip.peak.fp16 ?? 0;
  const isSampled = task.method === "grpo";
  const tokens =
    task.batch *
    (task.method === "dpo" ? 2 * sequence : isSampled ? task.prompt + task.answer : sequence);
  const on = { chip, peak, sequence, format };
  const found = searchPlan({
    ...{ ...on, work: training, chips, states: work.states },
    batchTokens: Math.max(tokens, chips * sequence * LEAST_OF_A_STEP),
    recomputations: ["selective", "full"],
  });
  if (!found.ok) return found;
  const time = stepTime(training, found.value.plan, on, fittedEfficiencies);
  const update = (updateSeconds(time, work) * tokens) / time.tokens;
  const sampled = isSampled ? rollout(samplingSetup(task), chips, roundOf(task)) : undefined;
  if (isSampled && !sampled)
    return fail("cannot-sample", { value: architecture.name, chip: chip.id, chips });
  const refit = sampled ? refitSeconds(parameters, chip, sampled) : 0;
  const parts = { rollout: sampled?.seconds ?? 0, update, refit };
  const ideal = parts.rollout + update + refit;
  const total = isSampled ? ideal / LOOP_SHARE : ideal;
  return succeed({
    ...{ found: found.value, work, tokens, rollout: sampled },
    seconds: { ...parts, loop: total - ideal, total },
    deviation: isSampled ? LOOP_DEVIATION : STEP_DEVIATION,
  });
}

/**
 * The median share of their time in which published loops of GRPO sampled and updated as modelled, and the
 * deviation of its logarithm: fitted to five, whose errors `training --scoreboard` shows without those of their family.
 */
export const LOOP_SHARE = 0.445;
const LOOP_DEVIATION = 0.4;
/** The same of fine-tuning steps, none of which was fitted: that of the twelve published. */
const STEP_DEVIATION = 0.21;

/** A plan is searched for at least this share of a sequence on every chip, so that small steps have one. */
const LEAST_OF_A_STEP = 0.25;

/** A step's time with the method's share of products and attention, and its bubble. */
function updateSeconds(time: StepTime, work: MethodWork): number {
  const { compute, attention, elementwise, tensor, expert, data, bubble } = time;
  const busy = compute + attention + elementwise + tensor + expert;
  const own =
    work.products * (compute + elementwise + tensor + expert) + work.attention * attention;
  return own + data + bubble * (own / busy);
}

const roundOf = ({ batch, answer, longest, groupChips }: PostTrainingTask) => ({
  ...{ answers: batch, mean: answer, longest: Math.max(answer, longest), groupChips },
});

/** Sampling in 16 bits, as the probabilities are compared with those of training. */
const samplingSetup = (task: PostTrainingTask): ServingSetup => ({
  model: servedModel(task.architecture),
  chip: task.chip,
  ...{ format: "fp16", keyValueBytes: 2, olderSoftware: false, efficiencies: servingEfficiencies },
  workload: {
    ...{ promptTokens: task.prompt, outputTokens: task.answer, cachedShare: 0 },
    ...{ beams: 1, draftTokens: 0, acceptance: 0 },
  },
});

/** Each chip of a copy receives its share of the 16-bit weights over its network. */
const refitSeconds = (total: number, chip: PlannerChip, { groupChips }: Rollout): number =>
  (2 * total) / groupChips / (chip.scaleOutBandwidth ?? PLAIN_NETWORK);

/** Network of a chip that states none: 400 Gbit/s, in byte/s. */
const PLAIN_NETWORK = 50e9;
