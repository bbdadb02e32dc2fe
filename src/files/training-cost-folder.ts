import { type Outcome, succeed } from "../base/outcome.ts";
import { findText } from "./find-text.ts";
import { type FrontierLists, readFrontierLists } from "./frontier-lists.ts";
import { above0, readRows, type SourceText, share } from "./read-rows.ts";

/** One row of models.csv: a training run and what selects it. */
export interface PinnedRun {
  readonly name: string;
  readonly published: string;
  readonly organization: string;
  readonly hardware: readonly string[];
  readonly chipCount: number | undefined;
  readonly hours: number | undefined;
  readonly chipHours: number | undefined;
  readonly utilization: number | undefined;
  readonly trainingFlop: number | undefined;
  readonly baseModel: string | undefined;
  /** Whether the row states a criterion by which the model is notable. */
  readonly notable: boolean;
}

/** One row of chips.csv; rates in FLOP/s, OP/s for integers. */
export interface PinnedChip {
  readonly name: string;
  readonly released: string | undefined;
  readonly powerWatt: number | undefined;
  readonly tensorFp16: number | undefined;
  readonly tensorFp32: number | undefined;
  readonly fp16: number | undefined;
  readonly fp32: number | undefined;
  readonly int8: number | undefined;
}

/** One row of hardware_prices.csv; hourly prices per chip, purchase per chip, USD. */
export interface PinnedQuote {
  readonly date: string;
  readonly hardware: string;
  readonly vendor: string;
  readonly onDemandUsd: number | undefined;
  readonly oneYearUsd: number | undefined;
  readonly threeYearUsd: number | undefined;
  readonly purchaseUsd: number | undefined;
  /** Whether the notes call the price that of a DGX server, or of a single unit. */
  readonly wholeServer: boolean;
  readonly bareChip: boolean;
}

/** The tables of one edition of the training-cost result. */
export interface TrainingCostFolder {
  /** Runs with a publication date, in file order. */
  readonly runs: readonly PinnedRun[];
  readonly chips: readonly PinnedChip[];
  readonly quotes: readonly PinnedQuote[];
  /** Price index by first day of month. */
  readonly deflator: ReadonlyMap<string, number>;
  readonly lists: FrontierLists;
}

/**
 * Read a folder of the training-cost result. Its lists are four files of the publisher's, or one
 * table of ours, `frontier_lists.csv`.
 *
 * @param texts files by path
 * @param folder folder of the files, such as `training-cost-2024-06`; empty for bare file names
 * @returns the tables, or a problem that names file, row, column, rule and value
 */
export function readTrainingCostFolder(
  texts: ReadonlyMap<string, string>,
  folder: string,
): Outcome<TrainingCostFolder> {
  const files: Record<string, SourceText> = {};
  for (const name of fileNames) {
    const source = findText(texts, folder, name);
    if (!source.ok) return source;
    files[name] = source.value;
  }
  const source = (name: string) => files[name] as SourceText;
  const runs = readPinnedRuns(source("models.csv"));
  if (!runs.ok) return runs;
  const chips = readPinnedChips(source("chips.csv"));
  if (!chips.ok) return chips;
  const quotes = readPinnedQuotes(source("hardware_prices.csv"));
  if (!quotes.ok) return quotes;
  const deflator = readDeflator(source("deflator.csv"), "DATE");
  if (!deflator.ok) return deflator;
  const lists = readFrontierLists(texts, folder);
  if (!lists.ok) return lists;
  return succeed({
    runs: runs.value,
    chips: chips.value,
    quotes: quotes.value,
    deflator: deflator.value,
    lists: lists.value,
  });
}

const fileNames = ["models.csv", "chips.csv", "hardware_prices.csv", "deflator.csv"];

/** Read models.csv; rows without a publication date are not runs of a known time and are left out. */
export const readPinnedRuns = (source: SourceText): Outcome<readonly PinnedRun[]> =>
  readRows(source, runColumns, (cells) => {
    const published = cells.date("Publication date");
    if (published === undefined) return undefined;
    return {
      name: cells.text("System"),
      published,
      organization: cells.text("Organization"),
      hardware: listOf(cells.text("Training hardware")),
      chipCount: cells.number("Hardware quantity", above0),
      hours: cells.number("Training time (hours)", above0),
      chipHours: cells.number("Training chip-hours", above0),
      utilization: cells.number("Hardware utilization", share),
      trainingFlop: cells.number("Training compute (FLOP)", above0),
      baseModel: cells.text("Base model") || undefined,
      notable: cells.text("Notability criteria") !== "",
    };
  });

const runColumns = [
  "System",
  "Publication date",
  "Organization",
  "Training hardware",
  "Hardware quantity",
  "Training time (hours)",
  "Training chip-hours",
  "Hardware utilization",
  "Training compute (FLOP)",
  "Base model",
  "Notability criteria",
] as const;

/** Names between commas. */
export const listOf = (text: string): readonly string[] =>
  text === "" ? [] : text.split(",").map((item) => item.trim());

/** Read chips.csv. */
export const readPinnedChips = (source: SourceText): Outcome<readonly PinnedChip[]> =>
  readRows(source, chipColumns, (cells) => ({
    name: cells.text("Name of the hardware"),
    released: cells.date("Release date"),
    powerWatt: cells.number("TDP (W)"),
    tensorFp16: cells.number("FP16 Tensor Core"),
    tensorFp32: cells.number("Tensor Float 32 (TF32)"),
    fp16: cells.number("FP16 (half precision) Performance (FLOP/s)"),
    fp32: cells.number("FP32 (single precision) Performance (FLOP/s)"),
    int8: cells.number("INT8 Performance (OP/s)"),
  }));

const chipColumns = [
  "Name of the hardware",
  "Release date",
  "TDP (W)",
  "FP16 Tensor Core",
  "Tensor Float 32 (TF32)",
  "FP16 (half precision) Performance (FLOP/s)",
  "FP32 (single precision) Performance (FLOP/s)",
  "INT8 Performance (OP/s)",
] as const;

/** Read hardware_prices.csv; rows without a date are left out. */
export const readPinnedQuotes = (source: SourceText): Outcome<readonly PinnedQuote[]> =>
  readRows(source, quoteColumns, (cells) => {
    const date = cells.date("Price date");
    if (date === undefined) return undefined;
    const notes = cells.text("Notes");
    return {
      date,
      hardware: cells.text("Hardware model"),
      vendor: cells.text("Vendor"),
      onDemandUsd: cells.number("Price per chip-hour (on-demand)", above0),
      oneYearUsd: cells.number("Price per chip-hour (1-year CUD)", above0),
      threeYearUsd: cells.number("Price per chip-hour (3-year CUD)", above0),
      purchaseUsd: cells.number("Price (hardware purchase)", above0),
      wholeServer: notes.includes("DGX"),
      bareChip: /single-unit/i.test(notes),
    };
  });

const quoteColumns = [
  "Price date",
  "Hardware model",
  "Vendor",
  "Price per chip-hour (on-demand)",
  "Price per chip-hour (1-year CUD)",
  "Price per chip-hour (3-year CUD)",
  "Price (hardware purchase)",
  "Notes",
] as const;

/** Read a series of the Federal Reserve's database: first day of month and index. */
export function readDeflator(
  source: SourceText,
  dateColumn: "DATE" | "observation_date",
): Outcome<ReadonlyMap<string, number>> {
  const rows = readRows(source, [dateColumn, "PCU518210518210"], (cells) => {
    const entry: readonly [string, number] = [
      cells.requiredDate(dateColumn),
      cells.requiredNumber("PCU518210518210", above0),
    ];
    return entry;
  });
  return rows.ok ? succeed(new Map(rows.value)) : rows;
}
