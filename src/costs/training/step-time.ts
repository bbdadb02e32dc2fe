import { pow } from "../../stats/elementary/pow.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import { chipsOf, type ParallelPlan } from "./parallel-plan.ts";
import { priorEfficiencies, type StepEfficiencies } from "./step-efficiencies.ts";
import type { TrainingWork } from "./training-work.ts";

/** Where the time of a step goes, seconds. */
export interface StepTime {
  /** Matrix multiplications, attention apart. */
  readonly compute: number;
  /** Scores and sums of attention, in 16 bits whatever the format of the products. */
  readonly attention: number;
  /** Norms, activations, sums and the routing of tokens, which are limited by memory bandwidth. */
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
export const trainingFormats = ["bf16", "fp8", "fp4"] as const;
export type TrainingFormat = (typeof trainingFormats)[number];

/** What a step runs on. */
export interface StepTask {
  readonly chip: PlannerChip;
  readonly peak: number;
  /** Tokens of a sequence. */
  readonly sequence: number;
  readonly format: TrainingFormat;
}

/** Numbers that no data sheet states and no fit decides. All are judgements. */
export const stepJudgements = {
  /** How often a saved activation is moved, forward and backward together. */
  moves: 6,
  /** Width at which a split matrix loses half of that. */
  halfWidth: 32,
  /** Share of a link's rate that collectives achieve. */
  linkEfficiency: 0.75,
  /** Share of tensor collectives that does not overlap with computation. */
  exposedTensor: 0.2,
  /** Most copies of a token that are sent: further experts share a server (arXiv 2412.19437, section 2.1.2). */
  expertServers: 4,
  /** Share of computation that can hide gradient and weight traffic. */
  hidingCompute: 0.5,
  /** Share of gradient collectives that is always exposed. */
  exposedData: 0.1,
} as const;

const ELEMENT_BYTES = 2;
/** Watts for each FLOP/s of the 16-bit peak at which efficiencies are stated: those of an H100 SXM. */
const REFERENCE_WATT = 700 / 989.4e12;
/** Share of the products that recipes in four bits leave in sixteen (arXiv 2509.25149). */
const LEFT_IN_SIXTEEN = 0.15;
/** From here on a sequence's attention is split over chips, tokens. */
const LONG_SEQUENCE = 65_536;
/** No product achieves more of the peak. */
export const MOST_SHARE = 0.9;

/**
 * Time of one optimiser step.
 *
 * @param found efficiencies; those of the search of plans if not given
 * @param task chips and their dense 16-bit peak, FLOP/s, to which MFU refers in any format
 */
export function stepTime(
  work: TrainingWork,
  plan: ParallelPlan,
  { chip, peak, sequence, format }: StepTask,
  found: StepEfficiencies = priorEfficiencies,
): StepTime {
  const judged = stepJudgements;
  const tokens = plan.data * plan.microBatch * plan.microBatches * sequence;
  const reached = achievedFlops(chip, peak, format, found);
  const share = (tokens * imbalance(work, plan)) / chipsOf(plan);
  const flop = flopByKind(work, plan);
  const { wide, grouped } = shapeEfficiency(work, plan, sequence);
  const compute =
    share *
    (flop.head / reached.sixteen +
      flop.dense / (reached.products * wide) +
      flop.experts / (reached.experts * found.grouped * wide * grouped));
  // A sequence this long is split over chips, by a ring or its like, whatever else the plan says.
  const ring = plan.context > 1 || sequence >= LONG_SEQUENCE ? found.ring : 1;
  const attention = (share * flop.attention) / (reached.attention * ring);
  const elementwise = elementwiseTime(work, plan, chip, tokens, found.routingMoves);
  const inner = (chip.scaleUpBandwidth ?? 0) / 2;
  const outer = chip.scaleOutBandwidth ?? 0;
  const tokensPerRank = tokens / (plan.data * plan.context);

  const tensor = timeOver(inner, judged.exposedTensor * tensorBytes(work, plan, tokensPerRank));
  const domains = Math.ceil((plan.expert * plan.tensor) / chip.scaleUpChips);
  const sent = expertBytes(work, plan, tokensPerRank, domains);
  const expert = timeOver(domains === 1 ? inner : outer, found.exposedExpert * sent);
  // Copies within a domain are summed first, so that only their sum leaves it.
  const copiesInside = Math.max(1, Math.floor(chip.scaleUpChips / plan.tensor));
  const isInside = chipsOf(plan) <= chip.scaleUpChips;
  const leaving = isInside ? 0 : 1 / (copiesInside * reach(outer));
  const copied = dataBytes(work, plan);
  const dataAll = copied === 0 ? 0 : copied * (1 / reach(inner) + leaving);
  const hiding = judged.hidingCompute * (compute + attention);
  const data = Math.max(judged.exposedData * dataAll, dataAll - hiding);
  const busy = compute + attention + elementwise + tensor + expert;
  const bubble = (busy * (plan.pipeline - 1)) / (plan.microBatches * plan.interleave);
  return {
    compute,
    attention,
    elementwise,
    tensor,
    expert,
    data,
    bubble,
    total: busy + data + bubble,
    tokens,
  };
}

/** FLOP/s of a chip in large products of the format, in those of experts before their shape, in those that stay in 16 bits, and in attention. */
function achievedFlops(
  chip: PlannerChip,
  peak: number,
  format: TrainingFormat,
  found: StepEfficiencies,
): Readonly<Record<"products" | "experts" | "sixteen" | "attention", number>> {
  const maker = chip.maker === "NVIDIA" ? 1 : found.otherMaker;
  // Chips short of power clock down; one that states none is taken as an H100.
  const watt = (chip.powerWatt ?? REFERENCE_WATT * peak) / peak;
  const level = maker * pow(watt / REFERENCE_WATT, found.powerGain);
  const most = (share: number) => peak * Math.min(MOST_SHARE, share * level);
  const sixteen = most(found.products);
  const gain = gainOf(chip, peak, format, found);
  return {
    products: sixteen * gain,
    experts: sixteen * pow(gain, found.expertGain),
    sixteen,
    // Waits for exponentials more than for power.
    attention: peak * Math.min(MOST_SHARE, found.attention * maker),
  };
}

/** How much faster products of a format are than in 16 bits, on a chip that has it. */
function gainOf(
  { peak: peaks }: PlannerChip,
  peak: number,
  format: TrainingFormat,
  { eightBit, fourBit }: StepEfficiencies,
): number {
  // A peak of one's own scales those of all formats.
  const over = (low: number | undefined, share: number) =>
    Math.max(1, ((low ?? 0) / (peaks.fp16 ?? peak)) * share);
  if (format === "bf16") return 1;
  if (format === "fp8") return over(peaks.fp8, eightBit);
  return 1 / (LEFT_IN_SIXTEEN + (1 - LEFT_IN_SIXTEEN) / over(peaks.fp4, fourBit));
}

/** FLOP of a token by where they run: forward, backward and what is computed again. */
function flopByKind(work: TrainingWork, { recomputation }: ParallelPlan) {
  const again = recomputation === "full" ? 4 / 3 : 1;
  const head = 6 * work.headParameters;
  const experts = 6 * work.activeExpertParameters * again;
  return {
    head,
    experts,
    dense: Math.max(0, work.modelFlopPerToken - head) * again - experts,
    attention: work.attentionFlopPerToken * (recomputation === "none" ? 1 : 4 / 3),
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
  routingMoves: number,
): number {
  const again = plan.recomputation === "full" ? 4 / 3 : 1;
  const routed = routingMoves * work.expertVisits * work.expertInput * ELEMENT_BYTES;
  const layers = stepJudgements.moves * work.activationBytesPerToken.selective;
  const moved = again * (layers + routed) * tokens;
  return memoryBandwidth === undefined ? 0 : moved / (chipsOf(plan) * memoryBandwidth);
}

/** Loss from narrow matrices: those split by tensor ranks, and experts with few tokens each. */
function shapeEfficiency(
  work: TrainingWork,
  plan: ParallelPlan,
  sequence: number,
): { readonly wide: number; readonly grouped: number } {
  const { halfWidth } = stepJudgements;
  const saturation = (size: number) => size / (size + halfWidth);
  const wide = saturation(work.cutWidth / plan.tensor);
  const tokens = (plan.microBatch * sequence * plan.expert) / plan.context;
  return { wide, grouped: saturation((tokens * work.expertsActive) / work.experts) };
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

/**
 * Tokens sent to their experts and back, forward and backward, one copy for each expert elsewhere:
 * on another chip, or beyond the domain where the experts are spread over several.
 */
function expertBytes(
  work: TrainingWork,
  plan: ParallelPlan,
  tokens: number,
  domains: number,
): number {
  if (plan.expert === 1) return 0;
  const elsewhere = 1 - 1 / (domains === 1 ? plan.expert : domains);
  const copies = Math.min(stepJudgements.expertServers, work.expertsActive * elsewhere);
  const visits = (work.expertVisits * copies) / work.expertsActive;
  return (tokens / (plan.pipeline * plan.tensor)) * 4 * visits * work.expertInput * ELEMENT_BYTES;
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
