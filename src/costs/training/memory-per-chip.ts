import type { ParallelPlan } from "./parallel-plan.ts";
import type { TrainingWork } from "./training-work.ts";

/** Memory needed by the fullest chip, byte. */
export interface ChipMemory {
  readonly weights: number;
  readonly gradients: number;
  readonly optimizer: number;
  readonly activations: number;
  /** Logits of the last stage, and what libraries reserve. */
  readonly buffers: number;
  readonly total: number;
}

/** Bytes that training keeps for each parameter of the model. */
export interface ParameterStates {
  readonly weight: number;
  readonly gradient: number;
  readonly optimizer: number;
}

/** 16-bit weights; 32-bit gradients; 32-bit weights and two moments of Adam. */
export const everyParameter: ParameterStates = { weight: 2, gradient: 4, optimizer: 12 };

/** Kernels, communicators and fragmentation: a judgement. */
const LIBRARY_BYTES = 4e9;

/**
 * Memory of the first pipeline stage, which holds activations of the most micro-batches.
 *
 * States as in ZeRO (arXiv 1910.02054), activations as in Korthikanti et al. 2022 with sequence
 * parallelism: the layers of all stages times one micro-batch, and 1 + (p − 1)/(p v) times as much
 * when stages are interleaved.
 *
 * @param sequence tokens of a sequence
 * @param states where not every parameter is trained, or weights are kept in fewer bits
 */
export function memoryPerChip(
  work: TrainingWork,
  plan: ParallelPlan,
  sequence: number,
  states: ParameterStates = everyParameter,
): ChipMemory {
  const { tensor, pipeline, data, context, expert, shardingStage, interleave } = plan;
  const dense = work.denseParameters / (tensor * pipeline);
  const experts = work.expertParameters / (tensor * pipeline * expert);
  const copies = data * context;
  const state = (bytes: number, fromStage: number): number =>
    bytes *
    (shardingStage >= fromStage
      ? dense / copies + experts / Math.max(1, copies / expert)
      : dense + experts);
  const tokens = (plan.microBatch * sequence) / context;
  const inFlight = Math.min(1, plan.microBatches / pipeline);
  const interleaving = interleave > 1 ? 1 + (pipeline - 1) / (pipeline * interleave) : 1;
  const perToken = work.activationBytesPerToken[plan.recomputation] / tensor;
  // While one layer is being recomputed, everything it saves is present once.
  const oneLayer =
    plan.recomputation === "full"
      ? (tokens * work.activationBytesPerToken.selective) / work.layers / tensor
      : 0;
  const logits = (tokens * work.vocabulary * 4) / tensor / pipeline;
  const weights =
    state(states.weight, 3) + (shardingStage === 3 ? gathered(work, plan, states) : 0);
  const gradients = state(states.gradient, 2);
  const optimizer = state(states.optimizer, 1);
  const activations = tokens * perToken * inFlight * interleaving + oneLayer;
  const buffers = LIBRARY_BYTES + logits;
  const total = weights + gradients + optimizer + activations + buffers;
  return { weights, gradients, optimizer, activations, buffers, total };
}

/** The weights of two layers, gathered while in use. */
const gathered = (
  work: TrainingWork,
  { tensor, expert }: ParallelPlan,
  { weight }: ParameterStates,
): number =>
  (2 * weight * (work.denseParameters + work.expertParameters / expert)) / (work.layers * tensor);

/** The largest part of the memory. */
export function largestPart(memory: ChipMemory): Exclude<keyof ChipMemory, "total"> {
  const { total: _, ...parts } = memory;
  const sorted = Object.entries(parts).sort(([, a], [, b]) => b - a);
  return (sorted[0] as [string, number])[0] as Exclude<keyof ChipMemory, "total">;
}
