import type { Recomputation } from "./training-work.ts";

/** How a model and its batch are cut over chips. */
export interface ParallelPlan {
  /** Ranks that cut every matrix. */
  readonly tensor: number;
  /** Stages that cut the layers. */
  readonly pipeline: number;
  /** Copies that cut the batch. */
  readonly data: number;
  /** Data ranks over which experts are spread; 1 without experts. */
  readonly expert: number;
  /** Ranks that cut the sequence. */
  readonly context: number;
  /** ZeRO stage: what the copies share out; 1 optimiser, 2 and gradients, 3 and weights. */
  readonly shardingStage: 1 | 2 | 3;
  /** Sequences that a copy computes at once. */
  readonly microBatch: number;
  /** Such groups in one step of one copy. */
  readonly microBatches: number;
  /** Pieces of layers per stage of the pipeline. */
  readonly interleave: number;
  readonly recomputation: Recomputation;
}

/** Chips that a plan uses. */
export const chipsOf = (plan: ParallelPlan): number =>
  plan.tensor * plan.pipeline * plan.data * plan.context;
