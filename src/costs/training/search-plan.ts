import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import {
  type ChipMemory,
  largestPart,
  memoryPerChip,
  type ParameterStates,
} from "./memory-per-chip.ts";
import type { ParallelPlan } from "./parallel-plan.ts";
import { type StepTask, type StepTime, stepMfu, stepTime } from "./step-time.ts";
import type { Recomputation, TrainingWork } from "./training-work.ts";

/** What to plan. */
export interface PlanTask extends StepTask {
  readonly work: TrainingWork;
  readonly chips: number;
  /** Desired tokens per optimiser step. */
  readonly batchTokens: number;
  /** Policies to choose from. */
  readonly recomputations: readonly Recomputation[];
  /** Bytes kept for each parameter; those of training from scratch when absent. */
  readonly states?: ParameterStates;
  /** Parts of the plan that are not searched. */
  readonly fixed?: FixedPlan;
}

/** Parts of a plan that a person decides. */
export type FixedPlan = Partial<
  Pick<ParallelPlan, "tensor" | "pipeline" | "expert" | "context" | "shardingStage" | "microBatch">
>;

/** What is decided, or everything to choose from. */
const choices = <Choice>(fixed: Choice | undefined, all: readonly Choice[]): readonly Choice[] =>
  fixed === undefined ? all : [fixed];

/** The fastest plan that fits. */
export interface FoundPlan {
  readonly plan: ParallelPlan;
  readonly memory: ChipMemory;
  readonly time: StepTime;
  /** For all chips given, as modelled, before the correction fitted on published runs. */
  readonly mfu: number;
  /** How many plans were considered. */
  readonly weighed: number;
}

const powers = [1, 2, 4, 8, 16, 32, 64] as const;
const expertRanks = [1, 2, 4, 8, 16, 32, 64, 128] as const;
const microBatchSizes = [1, 2, 4] as const;
const pipelines = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 35, 40, 48, 64] as const;
const interleaves = [1, 2, 4, 8] as const;
const stages = [1, 2, 3] as const;
/** Shortest piece of a sequence worth splitting off, tokens. */
const SHORTEST_PIECE = 4096;
/** Most routed experts of a layer on a chip. */
const MOST_EXPERTS_ON_CHIP = 8;
/** Largest allowed departure from the desired batch, as a factor. */
const BATCH_SLACK = 1.34;

/**
 * Search plans of tensor, pipeline, data, expert and context parallelism for the fastest one that
 * fits in memory.
 *
 * @returns the plan; or `plan-does-not-fit` with the part of the memory that overflows in the
 *   leanest plan, or `no-plan` when no division suits chips and batch
 */
export function searchPlan(task: PlanTask): Outcome<FoundPlan> {
  let best: FoundPlan | undefined;
  let leanest: ChipMemory | undefined;
  let weighed = 0;
  for (const plan of plansFor(task)) {
    weighed++;
    const memory = memoryPerChip(task.work, plan, task.sequence, task.states);
    if (!leanest || memory.total < leanest.total) leanest = memory;
    if (memory.total > (task.chip.memoryBytes ?? 0)) continue;
    const time = stepTime(task.work, plan, task);
    const mfu = stepMfu(task.work, time, task.peak, task.chips);
    if (!best || mfu > best.mfu) best = { plan, memory, time, mfu, weighed };
  }
  if (best) return succeed({ ...best, weighed });
  if (!leanest) return fail("no-plan", { chips: task.chips, value: task.batchTokens });
  return fail("plan-does-not-fit", {
    part: largestPart(leanest),
    value: gigabytes(leanest[largestPart(leanest)]),
    total: gigabytes(leanest.total),
    rule: gigabytes(task.chip.memoryBytes ?? 0),
  });
}

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);

/** Every plan that chips, model and batch allow. */
function* plansFor(task: PlanTask): Generator<ParallelPlan> {
  for (const cut of cutsOf(task)) {
    for (const microBatch of choices<number>(task.fixed?.microBatch, microBatchSizes)) {
      const microBatches = microBatchesOf(task, cut.data, microBatch);
      if (microBatches === undefined) continue;
      for (const interleave of interleaves) {
        if (interleave > 1 && !canInterleave(task, cut.pipeline, interleave, microBatches))
          continue;
        for (const shardingStage of choices(task.fixed?.shardingStage, stages)) {
          // Weights gathered for every micro-batch of every stage: nobody runs that.
          if (shardingStage === 3 && cut.pipeline > 1) continue;
          for (const recomputation of task.recomputations) {
            yield { ...cut, microBatch, microBatches, interleave, shardingStage, recomputation };
          }
        }
      }
    }
  }
}

type Cut = Pick<ParallelPlan, "tensor" | "pipeline" | "data" | "expert" | "context">;

function* cutsOf({ work, chip, chips, sequence, fixed = {} }: PlanTask): Generator<Cut> {
  const mostTensor = Math.min(chip.scaleUpChips, 64, work.heads);
  const tensors = powers.filter((ranks) => ranks <= mostTensor);
  const depths = pipelines.filter((depth) => depth <= work.layers);
  for (const tensor of choices<number>(fixed.tensor, tensors)) {
    for (const pipeline of choices<number>(fixed.pipeline, depths)) {
      for (const context of choices(fixed.context, [1, 2, 4, 8, 16, 32, 64])) {
        if (fixed.context === undefined && context > 1 && sequence / context < SHORTEST_PIECE)
          continue;
        const data = Math.floor(chips / (tensor * pipeline * context));
        // A division that leaves more than a fiftieth of the chips idle does not count as a plan.
        if (data < 1 || tensor * pipeline * context * data < 0.98 * chips) continue;
        const spreads = choices(fixed.expert, expertsOf(work, data * context, chips));
        for (const expert of spreads.filter((ranks) => ranks <= data * context)) {
          yield { tensor, pipeline, data, expert, context };
        }
      }
    }
  }
}

/**
 * Over how many ranks experts may be spread: each chip holds few of them, as in published recipes
 * (DeepSeek-V3 4 on a chip, Megatron-Bridge 2 to 8), unless there are too few chips for that.
 */
function expertsOf(work: TrainingWork, copies: number, chips: number): readonly number[] {
  if (work.expertParameters === 0) return [1];
  const least = work.experts / MOST_EXPERTS_ON_CHIP;
  return expertRanks.filter(
    (ranks) =>
      ranks <= copies && work.experts % ranks === 0 && (ranks >= least || 2 * ranks > chips),
  );
}

/** Micro-batches that come nearest to the desired batch; none when it is too far off. */
function microBatchesOf(
  { batchTokens, sequence }: PlanTask,
  data: number,
  microBatch: number,
): number | undefined {
  const one = data * microBatch * sequence;
  const count = Math.max(1, Math.round(batchTokens / one));
  const ratio = (count * one) / batchTokens;
  return ratio <= BATCH_SLACK && ratio >= 1 / BATCH_SLACK ? count : undefined;
}

const canInterleave = (
  { work }: PlanTask,
  pipeline: number,
  interleave: number,
  microBatches: number,
): boolean => pipeline > 1 && pipeline * interleave <= work.layers && microBatches >= pipeline;
