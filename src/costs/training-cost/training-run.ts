/** What the training-cost recipe needs to know, independent of where the rows come from. */

/** One training run, as far as it is known. */
export interface TrainingRun {
  /** Name of the model; unique among the runs of one calculation. */
  readonly name: string;
  /** ISO date of publication. */
  readonly published: string;
  /** Who trained it; several are joined in one text. */
  readonly organization: string;
  /** Chips used, each by its exact name in the table of chips; empty when unknown. */
  readonly hardware: readonly string[];
  readonly chipCount?: number | undefined;
  readonly hours?: number | undefined;
  readonly chipHours?: number | undefined;
  /** Share of peak FLOP/s achieved in training, 0 to 1. */
  readonly utilization?: number | undefined;
  readonly trainingFlop?: number | undefined;
  /** Name of the model that this run started from. */
  readonly baseModel?: string | undefined;
}

/** Peak rates of one chip, FLOP/s (OP/s for integers), dense; and its other facts. */
export interface Chip {
  readonly name: string;
  readonly released?: string | undefined;
  readonly powerWatt?: number | undefined;
  readonly tensorFp16?: number | undefined;
  readonly tensorFp32?: number | undefined;
  readonly fp16?: number | undefined;
  readonly fp32?: number | undefined;
  readonly int8?: number | undefined;
}

/** One observed price of one kind of chip: hourly rent from a vendor, purchase, or both. */
export interface PriceQuote {
  readonly date: string;
  readonly hardware: string;
  readonly vendor?: string | undefined;
  /** USD per chip-hour by commitment. */
  readonly onDemandUsd?: number | undefined;
  readonly oneYearUsd?: number | undefined;
  readonly threeYearUsd?: number | undefined;
  /** USD per chip, bought. */
  readonly purchaseUsd?: number | undefined;
  /** Whether the purchase price is that of the maker's whole server divided by its chips. */
  readonly wholeServer: boolean;
  /** Whether the purchase price is that of a bare chip. */
  readonly bareChip: boolean;
}

/** The tables of one calculation. Quotes keep the order of their source, which breaks ties. */
export interface TrainingCostInputs {
  /** The runs to price, in any order. */
  readonly runs: readonly TrainingRun[];
  readonly chips: readonly Chip[];
  readonly quotes: readonly PriceQuote[];
}

/**
 * Whether a chip is one of Google's tensor processors, which are priced and powered differently.
 */
export const isTpu = (hardware: string): boolean => hardware.includes("TPU");
