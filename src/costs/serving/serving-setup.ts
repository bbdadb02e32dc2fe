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
}

/** Format in which products are computed: that of the weights if the chip has it, else 16 bits. */
export const computeFormat = ({ chip, format }: ServingSetup): ServingFormat =>
  chip.peak[format] === undefined ? "fp16" : format;

/** Board watts per peak FLOP/s for which compute efficiency is stated (H100 SXM; B200 in fp4). */
const REFERENCE_WATT: Readonly<Record<ServingFormat, number>> = {
  fp16: 700 / 989e12,
  fp8: 700 / 1979e12,
  fp4: 1000 / 9000e12,
};
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
      : pow(Math.min(1, chip.powerWatt / peak / REFERENCE_WATT[format]), found.powerExponent);
  const width = pow(model.architecture.hiddenSize / REFERENCE_WIDTH, found.widthExponent);
  const maker = chip.maker === "NVIDIA" ? 1 : found.otherMaker;
  const experts = model.experts === 1 ? 1 : found.experts;
  const many = isManyExperts(model) ? found.manyExperts : 1;
  const share = found.compute * power * width * maker;
  const products = share * experts * many * (format === "fp4" ? found.fourBit : 1);
  return {
    products: peak * Math.min(1, products),
    attention: peak16 * Math.min(1, share * found.attention),
  };
}

/** Tokens that a decode step yields per sequence: more than 1 when drafts are accepted. */
export function tokensOfStep({ draftTokens, acceptance }: ServingWorkload): number {
  if (draftTokens === 0) return 1;
  if (acceptance === 1) return draftTokens + 1;
  return (1 - pow(acceptance, draftTokens + 1)) / (1 - acceptance);
}
