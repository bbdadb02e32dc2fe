import type { WideTally } from "../graph/program.ts";
import { binOf, orderOfBin } from "../graph/tally.ts";
import { emptyTotal } from "../graph/total.ts";
import { exp } from "../stats/elementary/exp.ts";

/** What the weights of the draws are worth. */
export interface Weighing {
  /** How many draws of one weight tell as much: (Σw)² / Σw². */
  readonly effective: number;
  /** Share of the draws in which what was observed is undefined, so that they have no weight. */
  readonly undefinedShare: number;
}

/** Tallies of weighted draws. */
export interface WeightedTallies extends Weighing {
  /** Counts in which the draws have a mean weight of 1. */
  readonly tallies: readonly WideTally[];
}

/** Adds weighted draws to tallies, block by block; the bits of the sums depend on the blocks. */
export interface WeightedTallyKeeper {
  /**
   * @param logWeights logarithm of each draw's weight, up to a factor that all draws share
   * @param outputs values of each output, draw by draw
   */
  add(logWeights: Float64Array, outputs: readonly Float64Array[]): void;
  /** What there is so far; nothing where no draw has any weight. */
  take(): WeightedTallies | undefined;
}

interface Sums {
  readonly bins: Map<number, number>;
  notANumber: number;
  positiveInfinity: number;
  negativeInfinity: number;
}

/** Tallies of so many outputs without a draw. Weights are kept relative to the largest so far. */
export function createWeightedTally(outputs: number): WeightedTallyKeeper {
  const sums = Array.from(
    { length: outputs },
    (): Sums => ({ bins: new Map(), notANumber: 0, positiveInfinity: 0, negativeInfinity: 0 }),
  );
  let largest = Number.NEGATIVE_INFINITY;
  let total = 0;
  let squares = 0;
  let draws = 0;
  let notANumber = 0;

  const rescale = (factor: number): void => {
    total *= factor;
    squares *= factor * factor;
    for (const sum of sums) {
      for (const [bin, weight] of sum.bins) sum.bins.set(bin, weight * factor);
      sum.notANumber *= factor;
      sum.positiveInfinity *= factor;
      sum.negativeInfinity *= factor;
    }
  };
  const addOutput = (sum: Sums, values: Float64Array, weights: Float64Array): void => {
    for (let index = 0; index < values.length; index++) {
      const weight = weights[index]!;
      if (weight === 0) continue;
      const value = values[index]!;
      const bin = binOf(value);
      if (bin !== undefined) sum.bins.set(bin, (sum.bins.get(bin) ?? 0) + weight);
      else if (Number.isNaN(value)) sum.notANumber += weight;
      else if (value > 0) sum.positiveInfinity += weight;
      else sum.negativeInfinity += weight;
    }
  };

  return {
    add: (logWeights, values) => {
      draws += logWeights.length;
      const defined = logWeights.filter((each) => !Number.isNaN(each));
      notANumber += logWeights.length - defined.length;
      const highest = defined.reduce((one, other) => Math.max(one, other), largest);
      if (highest > largest) {
        rescale(exp(largest - highest));
        largest = highest;
      }
      if (largest === Number.NEGATIVE_INFINITY) return;
      const weights = logWeights.map((each) => (Number.isNaN(each) ? 0 : exp(each - largest)));
      for (const weight of weights) {
        total += weight;
        squares += weight * weight;
      }
      sums.forEach((sum, index) => {
        addOutput(sum, values[index]!, weights);
      });
    },
    take: () => {
      if (!(total > 0)) return undefined;
      const scale = draws / total;
      return {
        effective: (total * total) / squares,
        undefinedShare: notANumber / draws,
        tallies: sums.map((sum) => scaledTally(sum, scale)),
      };
    },
  };
}

function scaledTally({ bins: held, ...beside }: Sums, scale: number): WideTally {
  const bins = Uint32Array.from(held.keys()).sort((a, b) => orderOfBin(a) - orderOfBin(b));
  return {
    bins,
    counts: Float64Array.from(bins, (bin) => scale * held.get(bin)!),
    notANumber: scale * beside.notANumber,
    positiveInfinity: scale * beside.positiveInfinity,
    negativeInfinity: scale * beside.negativeInfinity,
    // Sums of weights are not exact, so nothing is gained over the bins.
    total: emptyTotal(0),
  };
}
