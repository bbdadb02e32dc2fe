import type { Recomputation } from "./training-work.ts";

/** How a model and its batch are divided over chips. */
export interface ParallelPlan {
  /** Ranks that split every matrix. */
  readonly tensor: number;
  /** Stages that split the layers. */
  readonly pipeline: number;
  /** Copies that split the batch. */
  readonly data: number;
  /** Data ranks over which experts are spread; 1 without experts. */
  readonly expert: number;
  /** Ranks that split the sequence. */
  readonly context: number;
  /** ZeRO stage, what the copies share: 1 optimiser state, 2 also gradients, 3 also weights. */
  readonly shardingStage: 1 | 2 | 3;
  /** Sequences that a copy processes at once. */
  readonly microBatch: number;
  /** Micro-batches per step of one copy. */
  readonly microBatches: number;
  /** Pieces of layers per stage of the pipeline. */
  readonly interleave: number;
  readonly recomputation: Recomputation;
}

/** Chips that a plan uses. */
export const chipsOf = (plan: ParallelPlan): number =>
  plan.tensor * plan.pipeline * plan.data * plan.context;
