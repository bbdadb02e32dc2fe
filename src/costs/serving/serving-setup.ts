import { pow } from "../../stats/elementary/pow.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import type { Efficiencies } from "./efficiencies.ts";
import type { ServedModel, ServingFormat } from "./served-model.ts";

/** Lengths of a request. */
export interface ServingWorkload {
  readonly promptTokens: number;
  /** Share of the prompt whose keys and values are already cached. */
  readonly cachedShare: number;
  readonly outputTokens: number;
  /** Sequences decoded for one answer (beam search); 1 otherwise. */
  readonly beams: number;
  /** Tokens that a draft model proposes per step; 0 without speculative decoding. */
  readonly draftTokens: number;
  /** Probability that a proposed token is accepted. */
  readonly acceptance: number;
}

/** Limits on the 99th percentile, seconds; absent where there is none. */
export interface LatencyLimits {
  readonly timeToFirstToken?: number;
  readonly timePerToken?: number;
}

/** How a group of chips shares a copy of the model, as a person lays it out. */
export interface GroupLayout {
  /** Chips of the group: tensor ranks times copies of attention. */
  readonly chips: number;
  /** Chips that split each attention head group and each dense matrix. */
  readonly tensor: number;
  /** Copies of attention, each with caches of its own requests; 1 where all chips share one. */
  readonly attentionCopies: number;
  /** Groups of chips over which whole experts are spread; 1 where each expert is split over all chips. */
  readonly expert: number;
}

/** A model on chips under a workload. */
export interface ServingSetup {
  readonly model: ServedModel;
  readonly chip: PlannerChip;
  /** Format of the stored weights. */
  readonly format: ServingFormat;
  readonly keyValueBytes: number;
  readonly workload: ServingWorkload;
  readonly efficiencies: Efficiencies;
  /** Whether the software is that of August 2024. */
  readonly olderSoftware: boolean;
  /** What the chips do where they do nothing else; each then has a pass of its own at a time. */
  readonly pool?: "prefill" | "decode";
  /** The group of chips, where a person lays it out; else each size is tried. */
  readonly layout?: GroupLayout;
}

/** Format in which products are computed: that of the weights if the chip has it, else 16 bits. */
export const computeFormat = ({ chip, format }: ServingSetup): ServingFormat =>
  chip.peak[format] === undefined ? "fp16" : format;

/** Board watts per peak FLOP/s of 16 bits for which compute efficiency is stated: those of an H100 SXM. */
const REFERENCE_WATT = 700 / 989e12;
/** The same of the generation that has products in four bits: those of a B200. */
const FOUR_BIT_WATT = 1000 / 2250e12;
/** By how much products of a format are faster than those of 16 bits on such chips. */
const SPEED_UP: Readonly<Record<ServingFormat, number>> = { fp16: 1, fp8: 2, int8: 2, fp4: 4 };
const REFERENCE_WIDTH = 8192;
const MANY_EXPERTS = 64;

/** Whether tokens are exchanged between chips that hold different experts. */
export const isManyExperts = ({ experts }: ServedModel): boolean => experts >= MANY_EXPERTS;

/** Achieved FLOP/s of one chip, in matrix products and in attention, which runs in 16 bits. */
export function achievedFlops(setup: ServingSetup): {
  readonly products: number;
  readonly attention: number;
} {
  const { chip, model, efficiencies: found } = setup;
  const format = computeFormat(setup);
  const peak = chip.peak[format] ?? 0;
  const peak16 = chip.peak.fp16 ?? peak;
  const power =
    chip.powerWatt === undefined
      ? 1
      : pow(Math.min(1, chip.powerWatt / peak / referenceWatt(chip, format)), found.powerExponent);
  const width = pow(model.architecture.hiddenSize / REFERENCE_WIDTH, found.widthExponent);
  const maker = chip.maker === "NVIDIA" ? 1 : found.otherMaker;
  const experts = model.experts === 1 ? 1 : found.experts;
  const share = found.compute * power * width * maker;
  const bits = format === "fp4" ? found.fourBit : format === "fp16" ? found.sixteenBit : 1;
  const products = share * experts * bits;
  return {
    products: peak * Math.min(1, products),
    attention: peak16 * Math.min(1, power * maker * found.attention),
  };
}

const referenceWatt = ({ peak }: PlannerChip, format: ServingFormat): number =>
  (peak.fp4 === undefined ? REFERENCE_WATT : FOUR_BIT_WATT) / SPEED_UP[format];

/**
 * Share of its products' rate that a mixture reaches in a pass of so many tokens.
 *
 * @param tile tokens of an expert at which it is half, where smaller than what fills a large product
 */
export function filledExperts(
  { model, efficiencies }: ServingSetup,
  tokens: number,
  tile = Number.POSITIVE_INFINITY,
): number {
  if (model.experts === 1) return 1;
  const each = (tokens * model.expertsActive) / model.experts;
  return each / (each + Math.min(tile, efficiencies.expertTokens));
}

/** Tokens that a decode step yields per sequence: more than 1 when drafts are accepted. */
export function tokensOfStep({ draftTokens, acceptance }: ServingWorkload): number {
  if (draftTokens === 0) return 1;
  if (acceptance === 1) return draftTokens + 1;
  return (1 - pow(acceptance, draftTokens + 1)) / (1 - acceptance);
}
