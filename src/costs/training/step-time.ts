import type { PlannerChip } from "../hardware/planner-chip.ts";
import { chipsOf, type ParallelPlan } from "./parallel-plan.ts";
import { hardwareFlopPerToken, type TrainingWork } from "./training-work.ts";

/** Where the time of a step goes, seconds. */
export interface StepTime {
  /** Matrix multiplications. */
  readonly compute: number;
  /** Norms, activations and sums, which are limited by memory bandwidth. */
  readonly elementwise: number;
  /** Tensor, expert, context and data parallel collectives that do not overlap with computation. */
  readonly tensor: number;
  readonly expert: number;
  readonly data: number;
  readonly bubble: number;
  readonly total: number;
  /** Tokens of the step. */
  readonly tokens: number;
}

/** Number formats of the matrix multiplications. */
export const trainingFormats = ["bf16", "fp8"] as const;
export type TrainingFormat = (typeof trainingFormats)[number];

/** What a step runs on. */
export interface StepTask {
  readonly chip: PlannerChip;
  readonly peak: number;
  /** Tokens of a sequence. */
  readonly sequence: number;
  readonly format: TrainingFormat;
}

/**
 * Numbers that no data sheet states. All are judgements, corrected by the fit on published runs.
 */
export const stepJudgements = {
  /** Share of the dense peak that large matrix multiplications achieve. */
  kernelEfficiency: 0.62,
  /** Speed-up of a whole step with 8-bit multiplications (arXiv 2409.12517: 34 %). */
  eightBitGain: 1.3,
  /** How often a saved activation is moved, forward and backward together. */
  moves: 6,
  /** Width at which a split matrix loses half of that. */
  halfWidth: 32,
  /** Share of a link's rate that collectives achieve. */
  linkEfficiency: 0.75,
  /** Share of tensor collectives that does not overlap with computation. */
  exposedTensor: 0.2,
  /** Share of the exchange with experts that does not overlap with computation. */
  exposedExpert: 0.03,
  /** Most servers that a router sends a token to; further experts share a server. */
  expertServers: 4,
  /** Share of computation that can hide gradient and weight traffic. */
  hidingCompute: 0.5,
  /** Share of gradient collectives that is always exposed. */
  exposedData: 0.1,
} as const;

const ELEMENT_BYTES = 2;

/**
 * Time of one optimiser step.
 *
 * @param task chips and their dense 16-bit peak, FLOP/s, to which MFU refers in any format
 */
export function stepTime(
  work: TrainingWork,
  plan: ParallelPlan,
  { chip, peak, sequence, format }: StepTask,
): StepTime {
  const judged = stepJudgements;
  const tokens = plan.data * plan.microBatch * plan.microBatches * sequence;
  const flop = hardwareFlopPerToken(work, plan.recomputation) * tokens;
  const gain = format === "fp8" ? judged.eightBitGain : 1;
  const kernel = gain * judged.kernelEfficiency * shapeEfficiency(work, plan, sequence);
  const compute = (flop * imbalance(work, plan)) / (chipsOf(plan) * peak * kernel);
  const elementwise = elementwiseTime(work, plan, chip, tokens);
  const inner = (chip.scaleUpBandwidth ?? 0) / 2;
  const outer = chip.scaleOutBandwidth ?? 0;
  const tokensPerRank = tokens / (plan.data * plan.context);

  const tensor = timeOver(inner, judged.exposedTensor * tensorBytes(work, plan, tokensPerRank));
  const expertLink = plan.expert * plan.tensor <= chip.scaleUpChips ? inner : outer;
  const expert = timeOver(
    expertLink,
    judged.exposedExpert * expertBytes(work, plan, tokensPerRank),
  );
  // Copies within a domain are summed first, so that only their sum leaves it.
  const copiesInside = Math.max(1, Math.floor(chip.scaleUpChips / plan.tensor));
  const isInside = chipsOf(plan) <= chip.scaleUpChips;
  const leaving = isInside ? 0 : 1 / (copiesInside * reach(outer));
  const copied = dataBytes(work, plan);
  const dataAll = copied === 0 ? 0 : copied * (1 / reach(inner) + leaving);
  const data = Math.max(judged.exposedData * dataAll, dataAll - judged.hidingCompute * compute);
  const busy = compute + elementwise + tensor + expert;
  const bubble = (busy * (plan.pipeline - 1)) / (plan.microBatches * plan.interleave);
  return {
    compute,
    elementwise,
    tensor,
    expert,
    data,
    bubble,
    total: busy + data + bubble,
    tokens,
  };
}

/** Bytes a second that collectives reach over a link. */
const reach = (bandwidth: number): number => bandwidth * stepJudgements.linkEfficiency;

/** Time to send bytes over a link: forever where there is none, unless nothing is sent. */
const timeOver = (bandwidth: number, bytes: number): number =>
  bytes === 0 ? 0 : bytes / reach(bandwidth);

/** Time to move what the layers save between matrix multiplications. */
function elementwiseTime(
  work: TrainingWork,
  plan: ParallelPlan,
  { memoryBandwidth }: PlannerChip,
  tokens: number,
): number {
  const again = plan.recomputation === "full" ? 4 / 3 : 1;
  const moved = stepJudgements.moves * again * work.activationBytesPerToken.selective * tokens;
  return memoryBandwidth === undefined ? 0 : moved / (chipsOf(plan) * memoryBandwidth);
}

/** Loss from narrow matrices: those split by tensor ranks, and experts with few tokens each. */
function shapeEfficiency(work: TrainingWork, plan: ParallelPlan, sequence: number): number {
  const { halfWidth } = stepJudgements;
  const saturation = (size: number) => size / (size + halfWidth);
  const width = saturation(work.cutWidth / plan.tensor);
  if (work.experts === 1) return width;
  const tokens = (plan.microBatch * sequence * plan.expert) / plan.context;
  return width * saturation((tokens * work.expertsActive) / work.experts);
}

/** Load of the fullest pipeline stage relative to the mean. */
function imbalance({ layers }: TrainingWork, { pipeline, interleave }: ParallelPlan): number {
  const pieces = pipeline * interleave;
  return (Math.ceil(layers / pieces) * pieces) / layers;
}

/** Eight gathers or scatters per layer, forward and backward, and the ring of a split sequence. */
function tensorBytes(work: TrainingWork, plan: ParallelPlan, tokens: number): number {
  const { tensor, context, pipeline } = plan;
  const matrices = (8 * work.hiddenSize * ELEMENT_BYTES * work.layers * (tensor - 1)) / tensor;
  const ring = (2 * work.keyValueBytesPerToken * (context - 1)) / tensor;
  return (tokens / pipeline) * (matrices + ring);
}

/** Tokens sent to the servers of their experts and back, forward and backward. */
function expertBytes(work: TrainingWork, plan: ParallelPlan, tokens: number): number {
  if (plan.expert === 1) return 0;
  const servers = Math.min(work.expertsActive, stepJudgements.expertServers);
  const visits = (work.expertVisits * servers) / work.expertsActive;
  const share = 1 - 1 / plan.expert;
  return (
    (tokens / (plan.pipeline * plan.tensor)) * 4 * visits * work.hiddenSize * ELEMENT_BYTES * share
  );
}

/**
 * Gradients scattered and weights gathered: once per step; per micro-batch in stage 3, and in stage
 * 2 with a pipeline, where no copy may keep a whole gradient.
 */
function dataBytes(work: TrainingWork, plan: ParallelPlan): number {
  const copies = plan.data * plan.context;
  if (copies === 1) return 0;
  const local =
    (work.denseParameters + work.expertParameters / plan.expert) / (plan.tensor * plan.pipeline);
  const { shardingStage, microBatches, pipeline } = plan;
  const scatters = shardingStage === 3 || (shardingStage === 2 && pipeline > 1) ? microBatches : 1;
  const rounds = scatters + (shardingStage === 3 ? 2 * microBatches : 1);
  return (rounds * local * ELEMENT_BYTES * (copies - 1)) / copies;
}

/** Model FLOP utilisation during a step, relative to the given peak and all reserved chips. */
export const stepMfu = (work: TrainingWork, time: StepTime, peak: number, chips: number): number =>
  (work.modelFlopPerToken * time.tokens) / (time.total * chips * peak);
