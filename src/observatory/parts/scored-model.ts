import { itemAt } from "../../base/item-at.ts";
/** A model on a capability scale, with what the observatory asks about it. */
export interface ScoredModel {
  /** Name of the version as scored. */
  readonly version: string;
  readonly label: string;
  readonly date: string;
  /** The organisation's unified name; absent when nobody is named. */
  readonly organization: string | undefined;
  readonly open: boolean | undefined;
  readonly eci: number;
  /** Trainable parameters, active or not, where known. */
  readonly parameters: number | undefined;
  /** Operations of the training run, where known. */
  readonly flop: number | undefined;
  /** Bottom-up cost of that run at the day's prices, where known. */
  readonly usd: number | undefined;
}

/**
 * Models in order of release, with draws of their scores.
 *
 * Draws of several models with the same index belong together: they form one possible world.
 */
export interface ScoredModels {
  readonly models: readonly ScoredModel[];
  /** One array per model, in the same order, all of the same length. */
  readonly draws: readonly Float64Array[];
  /** Level of the intervals behind the draws. */
  readonly level: number;
  /**
   * Half the width of the interval of the difference between two models, given by their indices in
   * `models`. A smaller difference is a statistical tie.
   */
  tolerance(a: number, b: number): number;
}

/** How many possible worlds the draws hold. */
export const drawCount = ({ draws }: ScoredModels): number => draws[0]?.length ?? 0;

/** The scores in one drawn world, or the central ones when no draw is given. */
export const scoresOf = ({ models, draws }: ScoredModels, draw?: number): readonly number[] =>
  draw === undefined ? models.map(({ eci }) => eci) : draws.map((values) => itemAt(values, draw));
