import { type Outcome, succeed } from "../base/outcome.ts";
import { findText } from "./find-text.ts";
import { above0, readRows, type SourceText } from "./read-rows.ts";
import {
  listOf,
  type PinnedChip,
  type PinnedQuote,
  type PinnedRun,
  readDeflator,
  readPinnedQuotes,
} from "./training-cost-folder.ts";

/** The publisher's costs of one model, USD of December 2024; absent where it states none. */
export interface PublishedModelCosts {
  readonly model: string;
  readonly amortised: number;
  readonly cloud: number | undefined;
  readonly acquisition: number | undefined;
}

/** The tables behind the publisher's costs of June 2025, and the costs. */
export interface TrainingCostTables2025 {
  readonly runs: readonly PinnedRun[];
  /** Of July 2026: the table of June 2025 is not at hand. */
  readonly chips: readonly PinnedChip[];
  readonly quotes: readonly PinnedQuote[];
  readonly deflator: ReadonlyMap<string, number>;
  readonly published: readonly PublishedModelCosts[];
  /** Of the publisher's notebook: amortised cost by model. */
  readonly notebook: ReadonlyMap<string, number>;
}

/**
 * Read the tables.
 *
 * @param texts files by path, from the folders `epoch-models`, `epoch-hardware` and
 *   `epoch-training-cost`
 * @returns the tables, or a problem that names file, row, column, rule and value
 */
export function readTrainingCostTables2025(
  texts: ReadonlyMap<string, string>,
): Outcome<TrainingCostTables2025> {
  const read = <T>(
    folder: string,
    name: string,
    reader: (source: SourceText) => Outcome<T>,
  ): Outcome<T> => {
    const source = findText(texts, folder, name);
    return source.ok ? reader(source.value) : source;
  };
  const runs = read("epoch-models", "all_ml_systems_2025-06_slim.csv", readRuns);
  if (!runs.ok) return runs;
  const chips = read("epoch-hardware", "ml_hardware_2026-07-23.csv", readChips);
  if (!chips.ok) return chips;
  const quotes = read("epoch-training-cost", "hardware_prices.csv", readPinnedQuotes);
  if (!quotes.ok) return quotes;
  const deflator = read("epoch-training-cost", "PCU518210518210.csv", (source) =>
    readDeflator(source, "observation_date"),
  );
  if (!deflator.ok) return deflator;
  const published = read("epoch-training-cost", "model_costs.csv", readPublishedCosts);
  if (!published.ok) return published;
  const notebook = read("epoch-training-cost", "model_costs_updated.csv", readNotebookCosts);
  if (!notebook.ok) return notebook;
  return succeed({
    runs: runs.value,
    chips: chips.value,
    quotes: quotes.value,
    deflator: deflator.value,
    published: published.value,
    notebook: new Map(notebook.value),
  });
}

const readRuns = (source: SourceText): Outcome<readonly PinnedRun[]> =>
  readRows(source, runColumns, (cells) => {
    const published = cells.date("Publication date");
    if (published === undefined) return undefined;
    return {
      name: cells.text("Model"),
      published,
      organization: cells.text("Organization"),
      hardware: listOf(cells.text("Training hardware")),
      chipCount: cells.number("Hardware quantity", above0),
      hours: cells.number("Training time (hours)", above0),
      chipHours: cells.number("Training chip-hours", above0),
      utilization: shareOf(cells.number("Hardware utilization (MFU)", above0)),
      trainingFlop: cells.number("Training compute (FLOP)", above0),
      baseModel: cells.text("Base model") || undefined,
      notable: cells.text("Notability criteria") !== "",
    };
  });

/** One row writes its utilisation in percent. */
const shareOf = (utilization: number | undefined): number | undefined =>
  utilization !== undefined && utilization > 1 ? utilization / 100 : utilization;

const runColumns = [
  "Model",
  "Publication date",
  "Organization",
  "Training hardware",
  "Hardware quantity",
  "Training time (hours)",
  "Training chip-hours",
  "Hardware utilization (MFU)",
  "Training compute (FLOP)",
  "Base model",
  "Notability criteria",
] as const;

const readChips = (source: SourceText): Outcome<readonly PinnedChip[]> =>
  readRows(source, chipColumns, (cells) => ({
    name: cells.text("Hardware name"),
    released: cells.date("Release date"),
    powerWatt: cells.number("TDP (W)"),
    tensorFp16: cells.number("Tensor-FP16/BF16 performance (FLOP/s)"),
    tensorFp32: cells.number("TF32 (TensorFloat-32) performance (FLOP/s)"),
    fp16: cells.number("FP16 (half precision) performance (FLOP/s)"),
    fp32: cells.number("FP32 (single precision) performance (FLOP/s)"),
    int8: cells.number("INT8 performance (OP/s)"),
  }));

const chipColumns = [
  "Hardware name",
  "Release date",
  "TDP (W)",
  "Tensor-FP16/BF16 performance (FLOP/s)",
  "TF32 (TensorFloat-32) performance (FLOP/s)",
  "FP16 (half precision) performance (FLOP/s)",
  "FP32 (single precision) performance (FLOP/s)",
  "INT8 performance (OP/s)",
] as const;

const readPublishedCosts = (source: SourceText): Outcome<readonly PublishedModelCosts[]> =>
  readRows(
    source,
    ["Model", "Cloud_Cost", "Hardware_Acquisition_Cost", "Hardware_Capex_Energy_Cost"],
    (cells) => ({
      model: cells.text("Model"),
      amortised: cells.requiredNumber("Hardware_Capex_Energy_Cost", above0),
      cloud: cells.number("Cloud_Cost", above0),
      acquisition: cells.number("Hardware_Acquisition_Cost", above0),
    }),
  );

const readNotebookCosts = (
  source: SourceText,
): Outcome<readonly (readonly [model: string, usd: number])[]> =>
  readRows(source, ["Model", "Cost"], (cells) => {
    const entry: readonly [string, number] = [
      cells.text("Model"),
      cells.requiredNumber("Cost", above0),
    ];
    return entry;
  });
