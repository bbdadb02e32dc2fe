/**
 * What share of its peaks hardware achieves in a training step, and what a step waits for. Each is
 * fitted to published steps and runs (`fitStepEfficiencies`); none belongs to a model or a source.
 */
export interface StepEfficiencies {
  /** Share of the dense 16-bit peak that large matrix products achieve on a chip with the power of an H100. */
  readonly products: number;
  /** How fast that grows with the watts for each FLOP/s of the peak: its exponent. */
  readonly powerGain: number;
  /** Products of chips of other makers over NVIDIA's, at the same peak. */
  readonly otherMaker: number;
  /** Share of the 8-bit peak in products with scaling, over that of the 16-bit peak without. */
  readonly eightBit: number;
  /** Share of the 4-bit peak in products with scaling, over that of the 16-bit peak without. */
  readonly fourBit: number;
  /** Share of the 16-bit peak in attention, whatever the format of the products. */
  readonly attention: number;
  /** Attention split over chips (a ring) over attention on one: causal halves are of unequal work. */
  readonly ring: number;
  /** Products of many small matrices, one for each expert, over those of large ones. */
  readonly grouped: number;
  /** What products of experts keep of the gain of fewer bits, turning each expert's tokens into them apart: an exponent. */
  readonly expertGain: number;
  /** Share of the exchange with experts that does not overlap with computation. */
  readonly exposedExpert: number;
  /** How often the copy of a token that an expert receives is moved in memory. */
  readonly routingMoves: number;
  /** What a whole run on 1,024 chips loses, failures aside: evaluations, ramps, restarts, waiting. */
  readonly wholeRunLoss: number;
  /** How that falls with the chips of the run: its exponent, turned positive. */
  readonly largerTeam: number;
}

/** A prior belief about an efficiency: median, and deviation of its logarithm. */
export type StepPriors = Readonly<
  Record<keyof StepEfficiencies, readonly [median: number, deviation: number]>
>;

/**
 * Judgements that hold the fit where runs say little, within what is usual for kernels. The search
 * of plans takes the medians, so that the plan of a run does not depend on the runs fitted.
 */
export const stepPriors: StepPriors = {
  products: [0.6, 0.2],
  powerGain: [0.25, 0.4],
  otherMaker: [1, 0.15],
  eightBit: [1.15, 0.12],
  fourBit: [0.9, 0.2],
  // FlashAttention-2 and -3, forward and backward (arXiv 2307.08691, 2407.08608): 0.35 to 0.6.
  attention: [0.45, 0.25],
  // Every rank waits for the last, whose half is full.
  ring: [0.5, 0.25],
  grouped: [0.6, 0.4],
  expertGain: [0.2, 0.3],
  exposedExpert: [0.4, 0.7],
  routingMoves: [12, 0.5],
  wholeRunLoss: [0.15, 0.4],
  largerTeam: [0.2, 0.3],
};

/** The medians of the priors. */
export const priorEfficiencies: StepEfficiencies = Object.fromEntries(
  Object.entries(stepPriors).map(([name, [median]]) => [name, median]),
) as Record<keyof StepEfficiencies, number>;
