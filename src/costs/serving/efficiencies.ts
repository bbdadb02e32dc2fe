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
  /** Compute efficiency of mixtures of experts over dense models. */
  readonly experts: number;
  /** The same for mixtures of 64 experts and more, on top. */
  readonly manyExperts: number;
  /** Throughput of the software of August 2024 over that of September 2025. */
  readonly olderSoftware: number;
  /** Throughput under arriving load over that of a full queue, at the same batch. */
  readonly arrivals: number;
  /** Exponent of efficiency in board watts per peak FLOP/s: chips short of power clock down. */
  readonly powerExponent: number;
  /** Exponent of efficiency in hidden size. */
  readonly widthExponent: number;
  /** Attention's share of the 16-bit peak over that of matrix products. */
  readonly attention: number;
  /** Share of the memory available for weights and caches. */
  readonly memory: number;
  /** Delay of one exchange of tokens between experts, seconds. */
  readonly expertExchange: number;
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
  fourBit: [0.7, 0.3],
  experts: [0.7, 0.3],
  manyExperts: [0.6, 0.4],
  olderSoftware: [0.9, 0.1],
  arrivals: [0.93, 0.05],
  powerExponent: [0.5, 0.5],
  widthExponent: [0.3, 0.5],
  attention: [0.8, 0.15],
  memory: [0.9, 0.04],
  expertExchange: [2e-5, 0.7],
};
