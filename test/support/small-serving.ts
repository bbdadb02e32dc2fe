import type { Architecture } from "../../src/costs/architecture/architecture.ts";
import type { PlannerChip } from "../../src/costs/hardware/planner-chip.ts";
import type { Efficiencies } from "../../src/costs/serving/efficiencies.ts";
import { servedModel } from "../../src/costs/serving/served-model.ts";
import type { ServingSetup } from "../../src/costs/serving/serving-setup.ts";

/**
 * A dense model of ten layers in round numbers. A token keeps 2 × 4 × 50 elements in each layer:
 * 4,000. It multiplies 52.121 M parameters: ten layers of 1.2 M for attention, 4 M for the
 * feed-forward part and 2,000 for norms, an embedding of 100,000 and a last norm of 1,000.
 */
export const smallModel = (total: number, name = "small"): Architecture => ({
  ...{ id: name, name, source: "", hiddenSize: 1000, vocabulary: 100, embeddingsTied: true },
  ...{ positions: "rotary", trainingContext: 2000, context: 2000, weightFormat: "bf16" },
  published: { total },
  layers: Array.from({ length: 10 }, () => ({
    mixer: { kind: "full", heads: 8, keyValueHeads: 4, headSize: 50 },
    feedForward: { kind: "dense", size: 2000, gated: false },
  })),
});

/** Parameters that a token of the small model multiplies. */
export const SMALL_ACTIVE = 52_121_000;

/** Half of every peak is achieved, and nothing is lost otherwise. */
export const halfAchieved: Efficiencies = {
  ...{ compute: 0.5, bandwidth: 0.5, layerOverhead: 0, tokenLatencyShare: 1, otherMaker: 1 },
  ...{ fourBit: 1, experts: 1, expertTokens: 0, olderSoftware: 1, arrivals: 1, powerExponent: 0 },
  ...{ widthExponent: 0, attention: 0.5, latent: 1, memory: 1, expertExchange: 0, device: 1 },
  ...{ routingMoves: 0, linkShare: 0.7, sixteenBit: 1, unpacking: 1 },
};

/** A chip of 10^15 FLOP/s, 10^12 byte/s and 10^10 bytes. */
export const roundChip: PlannerChip = {
  ...{ id: "round", name: "Round", maker: "NVIDIA", kind: "server", date: "2024-01-01" },
  ...{ source: "", peak: { fp16: 1e15 }, memoryBytes: 1e10, memoryBandwidth: 1e12 },
  ...{ scaleUpChips: 64, judged: [], quotedAs: [] },
};

/** The small model of a billion parameters on that chip: 1,000 tokens in, 500 out. */
export const smallSetup: ServingSetup = {
  ...{ model: servedModel(smallModel(1e9)), chip: roundChip, format: "fp16", keyValueBytes: 2 },
  workload: {
    ...{ promptTokens: 1000, cachedShare: 0, outputTokens: 500 },
    ...{ beams: 1, draftTokens: 0, acceptance: 0 },
  },
  ...{ efficiencies: halfAchieved, olderSoftware: false },
};
