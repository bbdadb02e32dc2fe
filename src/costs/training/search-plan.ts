import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { type ChipMemory, largestPart, memoryPerChip } from "./memory-per-chip.ts";
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
}

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
const expertRanks = [1, 8, 16, 32, 64, 128] as const;
const microBatchSizes = [1, 2, 4] as const;
const pipelines = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 35, 40, 48, 64] as const;
const interleaves = [1, 2, 4, 8] as const;
const stages = [1, 2, 3] as const;
/** Shortest piece of a sequence worth splitting off, tokens. */
const SHORTEST_PIECE = 4096;
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
    const memory = memoryPerChip(task.work, plan, task.sequence);
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
    for (const microBatch of microBatchSizes) {
      const microBatches = microBatchesOf(task, cut.data, microBatch);
      if (microBatches === undefined) continue;
      for (const interleave of interleaves) {
        if (interleave > 1 && !canInterleave(task, cut.pipeline, interleave, microBatches))
          continue;
        for (const shardingStage of stages) {
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

function* cutsOf({ work, chip, chips, sequence }: PlanTask): Generator<Cut> {
  const mostTensor = Math.min(chip.scaleUpChips, 64, work.heads);
  for (const tensor of powers.filter((ranks) => ranks <= mostTensor)) {
    for (const pipeline of pipelines.filter((depth) => depth <= work.layers)) {
      for (const context of [1, 2, 4, 8, 16]) {
        if (context > 1 && sequence / context < SHORTEST_PIECE) continue;
        const data = Math.floor(chips / (tensor * pipeline * context));
        // A division that leaves more than a fiftieth of the chips idle does not count as a plan.
        if (data < 1 || tensor * pipeline * context * data < 0.98 * chips) continue;
        for (const expert of expertsOf(work, data * context)) {
          yield { tensor, pipeline, data, expert, context };
        }
      }
    }
  }
}

const expertsOf = (work: TrainingWork, copies: number): readonly number[] =>
  work.expertParameters === 0
    ? [1]
    : expertRanks.filter((ranks) => ranks <= copies && work.experts % ranks === 0);

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
