/**
 * What share of its peaks hardware achieves when serving, and what serving software adds. Each is
 * fitted to measured throughput, see `fit-efficiencies.ts`.
 */
export interface Efficiencies {
  /** Share of peak FLOP/s in matrix products, at the reference power and model width. */
  readonly compute: number;
  /** Share of the memory bandwidth. */
  readonly bandwidth: number;
  /** Fixed time of a decode step for every layer, seconds. */
  readonly layerOverhead: number;
  /** Mean time per token, relative to the limit on its 99th percentile. */
  readonly tokenLatencyShare: number;
  /** Compute efficiency of chips of other makers over NVIDIA's. */
  readonly otherMaker: number;
  /** Compute efficiency in four bits over eight bits. */
  readonly fourBit: number;
  /** Compute efficiency in sixteen bits, which need no scaling, over eight bits. */
  readonly sixteenBit: number;
  /** Compute efficiency of mixtures of experts over dense models. */
  readonly experts: number;
  /** Tokens of an expert at which its products reach half of that: small batches fill no tile. */
  readonly expertTokens: number;
  /** How often the copy of a token that an expert receives is moved in memory. */
  readonly routingMoves: number;
  /** Share of the links' rate that collectives achieve. */
  readonly linkShare: number;
  /** Throughput of the software of August 2024 over that of September 2025. */
  readonly olderSoftware: number;
  /** Throughput under arriving load over that of a full queue, at the same batch. */
  readonly arrivals: number;
  /** Exponent of efficiency in board watts per peak FLOP/s: chips short of power clock down. */
  readonly powerExponent: number;
  /** Exponent of efficiency in hidden size. */
  readonly widthExponent: number;
  /** Attention's share of the 16-bit peak, whatever the width of the model. */
  readonly attention: number;
  /** Attention to compressed keys while decoding (latent attention), over other attention. */
  readonly latent: number;
  /** Share of the memory available for weights and caches. */
  readonly memory: number;
  /** Delay of one exchange of tokens between experts over a network, seconds. */
  readonly expertExchange: number;
  /** Share of the memory bandwidth that one user's device reaches over that of a server. */
  readonly device: number;
  /** The same with weights of fewer than eight bits, which have to be unpacked, over that of others. */
  readonly unpacking: number;
}

/** A prior belief about an efficiency: median, and deviation of its logarithm. */
export type EfficiencyPriors = Readonly<
  Record<keyof Efficiencies, readonly [median: number, deviation: number]>
>;

/**
 * Judgements that hold the fit where results say little: what is usual for kernels, memories and
 * schedulers, within about a factor. They are ours and not from a source.
 */
export const efficiencyPriors: EfficiencyPriors = {
  compute: [0.6, 0.3],
  bandwidth: [0.75, 0.12],
  layerOverhead: [5e-5, 0.5],
  tokenLatencyShare: [0.7, 0.4],
  otherMaker: [0.7, 0.3],
  fourBit: [0.65, 0.2],
  sixteenBit: [1.1, 0.1],
  experts: [0.95, 0.06],
  expertTokens: [250, 0.3],
  routingMoves: [20, 0.5],
  linkShare: [0.6, 0.25],
  olderSoftware: [0.9, 0.1],
  arrivals: [0.93, 0.05],
  powerExponent: [0.5, 0.5],
  widthExponent: [0.1, 0.4],
  attention: [0.6, 0.1],
  // Set with DeepSeek's published day in view, below what FlashMLA states of an H800.
  latent: [0.5, 0.15],
  memory: [0.9, 0.04],
  expertExchange: [2e-5, 0.5],
  // Memory that graphics, system and processor share.
  device: [0.9, 0.25],
  unpacking: [0.75, 0.2],
};
