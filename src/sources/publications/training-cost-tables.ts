import { type Outcome, succeed } from "../../base/outcome.ts";
import { FRONTIER_TABLE, listRules, readFrontierLists } from "../../files/frontier-lists.ts";
import type { Texts } from "../../files/texts.ts";
import { listOf } from "../../files/training-cost-folder.ts";
import type { TableDraft } from "../publication-adapter.ts";
import { carryTable, type NamedCells } from "../shared/carry-table.ts";
import {
  chipReasons,
  deflatorReasons,
  isBeforeRuns,
  noteMarks,
  quoteColumns,
  quoteReasons,
} from "./training-cost-columns.ts";

const repository = "https://github.com/epoch-research/training-cost-trends";

/** One edition of the training-cost result upstream. */
export interface TrainingCostEdition {
  /** Folder of its files, and id of the publication. */
  readonly folder: string;
  readonly commit: string;
}

/**
 * The tables of one edition: the notable models of known compute, the chips that they name, price
 * quotes, price index and the published lists.
 */
export function carryTrainingCostTables(
  texts: Texts,
  edition: TrainingCostEdition,
): Outcome<readonly TableDraft[]> {
  const models = carryModels(texts, edition);
  if (!models.ok) return models;
  const chips = carryChips(texts, edition, chipsNamedBy(models.value));
  if (!chips.ok) return chips;
  const quotes = carryTable(texts, {
    table: {
      ...tableOf(edition, "hardware_prices.csv", "Hardware prices.csv"),
      columns: quoteColumns,
    },
    reasons: quoteReasons,
    leaveOut: (cells) => (cells["Price date"] === "" ? "undated" : undefined),
    change: noteMarks,
  });
  if (!quotes.ok) return quotes;
  const deflator = carryTable(texts, {
    table: { ...tableOf(edition, "deflator.csv", "PCU518210518210.csv"), columns: indexColumns },
    reasons: deflatorReasons,
    leaveOut: (cells) => isBeforeRuns(cells["DATE"]),
  });
  if (!deflator.ok) return deflator;
  const lists = carryLists(texts, edition);
  if (!lists.ok) return lists;
  return succeed([models.value, chips.value, quotes.value, deflator.value, lists.value]);
}

/** File, upstream file in whose place it is read, and where the publisher keeps it. */
const tableOf = ({ folder, commit }: TrainingCostEdition, file: string, upstream: string) => ({
  file,
  standsFor: `${folder}/${file}`,
  url: `${repository}/blob/${commit}/data/${encodeURIComponent(upstream)}`,
});

const carryModels = (texts: Texts, edition: TrainingCostEdition): Outcome<TableDraft> =>
  carryTable(texts, {
    table: {
      ...tableOf(edition, "models.csv", "All ML Systems - full view.csv"),
      columns: modelColumns,
    },
    reasons: {
      unused: {
        en: "not dated, not notable or of unknown compute, so on no list",
        zh: "无日期、非知名或算力未知，因而不在任何名单上",
      },
    },
    leaveOut: (cells) =>
      ["Publication date", "Notability criteria", "Training compute (FLOP)"].some(
        (name) => cells[name] === "",
      )
        ? "unused"
        : undefined,
    change: () => ({ "Notability criteria": "stated" }),
  });

const carryChips = (
  texts: Texts,
  edition: TrainingCostEdition,
  named: ReadonlySet<string>,
): Outcome<TableDraft> =>
  carryTable(texts, {
    table: { ...tableOf(edition, "chips.csv", "Chip dataset-Grid view.csv"), columns: chipColumns },
    reasons: chipReasons,
    leaveOut: (cells) => (named.has(cells["Name of the hardware"] ?? "") ? undefined : "unnamed"),
  });

/** Chips that some carried model names. */
export function chipsNamedBy({ description, records }: TableDraft): ReadonlySet<string> {
  const place = description.columns.findIndex(({ name }) => name === "Training hardware");
  return new Set(records.flatMap((cells) => listOf(cells[place] ?? "")));
}

function carryLists(texts: Texts, edition: TrainingCostEdition): Outcome<TableDraft> {
  const lists = readFrontierLists(texts, edition.folder);
  if (!lists.ok) return lists;
  const rows = new Map<string, Record<string, string>>();
  for (const rule of listRules) {
    for (const [threshold, names] of lists.value[rule]) {
      for (const name of names) rows.set(name, { ...rows.get(name), [rule]: String(threshold) });
    }
  }
  const cellsOf = (model: string, thresholds: NamedCells): readonly string[] => [
    model,
    ...listRules.map((rule) => thresholds[rule] ?? ""),
  ];
  return succeed({
    description: {
      file: FRONTIER_TABLE,
      standsFor: `${edition.folder}/${FRONTIER_TABLE}`,
      url: `${repository}/tree/${edition.commit}/data`,
      columns: listColumns,
      skipped: [],
    },
    records: [...rows].map(([model, thresholds]) => cellsOf(model, thresholds)),
  });
}

const modelColumns = [
  { name: "System", description: "name of the model" },
  { name: "Publication date", description: "day of publication" },
  { name: "Organization", description: "who trained it" },
  { name: "Training hardware", description: "chips, by their names in the table of chips" },
  { name: "Hardware quantity", unit: "chips", description: "chips used at the same time" },
  { name: "Training time (hours)", unit: "h", description: "wall time of training" },
  { name: "Training chip-hours", unit: "chip h", description: "chips times wall time" },
  { name: "Hardware utilization", unit: "1", description: "share of peak FLOP/s that was used" },
  { name: "Training compute (FLOP)", unit: "FLOP", description: "training compute" },
  { name: "Base model", description: "model that was trained further" },
  { name: "Notability criteria", description: "`stated` where the publisher states one" },
];

const chipColumns = [
  { name: "Name of the hardware", description: "name of the chip" },
  { name: "Release date", description: "day of release" },
  { name: "TDP (W)", unit: "W", description: "rated power" },
  { name: "FP16 Tensor Core", unit: "FLOP/s", description: "peak, dense" },
  { name: "Tensor Float 32 (TF32)", unit: "FLOP/s", description: "peak, dense" },
  { name: "FP16 (half precision) Performance (FLOP/s)", unit: "FLOP/s", description: "peak" },
  { name: "FP32 (single precision) Performance (FLOP/s)", unit: "FLOP/s", description: "peak" },
  { name: "INT8 Performance (OP/s)", unit: "OP/s", description: "peak of integers" },
];

const indexColumns = [
  { name: "DATE", description: "first day of the month" },
  { name: "PCU518210518210", unit: "1", description: "producer price index, December 2000 = 100" },
];

const listColumns = [
  { name: "model", description: "name of the model" },
  { name: "top_n", unit: "1", description: "rank of its compute when published" },
  { name: "window_percentile", unit: "%", description: "highest list of its window" },
  { name: "backward_window_percentile", unit: "%", description: "highest list of the year before" },
  {
    name: "residual_from_trend",
    unit: "%",
    description: "highest list by distance from the trend",
  },
];
