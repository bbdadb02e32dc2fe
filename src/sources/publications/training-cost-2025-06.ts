import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import type { PublicationAdapter, TableDraft } from "../publication-adapter.ts";
import { carryTable, type NamedCells } from "../shared/carry-table.ts";
import {
  chipReasons,
  deflatorReasons,
  isBeforeRuns,
  noteMarks,
  quoteColumns,
  quoteReasons,
} from "./training-cost-columns.ts";
import { trainingCostDescription } from "./training-cost-description.ts";
import { chipsNamedBy } from "./training-cost-tables.ts";

const COMMIT = "263c40a";
const repository = `https://github.com/epoch-research/training-cost-trends/blob/${COMMIT}`;

/** The tables behind the publisher's costs of June 2025, and these costs. */
export const trainingCost202506: PublicationAdapter = {
  publication: "training-cost-2025-06",
  carry(texts) {
    const tables = carryTables(texts);
    return tables.ok ? succeed({ description, tables: tables.value }) : tables;
  },
};

function carryTables(texts: Texts): Outcome<readonly TableDraft[]> {
  const models = carryModels(texts);
  if (!models.ok) return models;
  const named = chipsNamedBy(models.value);
  const others = [
    carryTable(texts, {
      table: chips,
      reasons: chipReasons,
      leaveOut: (cells) => (named.has(cells["Hardware name"] ?? "") ? undefined : "unnamed"),
    }),
    carryTable(texts, {
      table: quotes,
      reasons: quoteReasons,
      leaveOut: (cells) => (cells["Price date"] === "" ? "undated" : undefined),
      change: noteMarks,
    }),
    carryTable(texts, {
      table: deflator,
      reasons: deflatorReasons,
      leaveOut: (cells) => isBeforeRuns(cells["observation_date"]),
    }),
    carryTable(texts, { table: costs, reasons: {}, change: inCents }),
    carryTable(texts, { table: notebookCosts, reasons: {}, change: inCents }),
  ];
  const tables = [models.value];
  for (const table of others) {
    if (!table.ok) return table;
    tables.push(table.value);
  }
  return succeed(tables);
}

/**
 * Ranked are the notable models of known compute that are no fine-tunes; of the others, the chips
 * that they name tell which is the commonest of a year.
 */
function carryModels(texts: Texts): Outcome<TableDraft> {
  const isRanked = (cells: NamedCells): boolean =>
    cells["Notability criteria"] !== "" &&
    cells["Training compute (FLOP)"] !== "" &&
    cells["Base model"] === "";
  return carryTable(texts, {
    table: models,
    reasons: {
      unused: {
        en: "not dated, or neither ranked nor of known hardware",
        zh: "无日期，或既不参与排名又无硬件信息",
      },
    },
    leaveOut: (cells) =>
      cells["Publication date"] === "" || (!isRanked(cells) && cells["Training hardware"] === "")
        ? "unused"
        : undefined,
    change: (cells) => (isRanked(cells) ? { "Notability criteria": "stated" } : chipOnly(cells)),
  });
}

const chipOnly = (cells: NamedCells): NamedCells =>
  Object.fromEntries(
    Object.keys(cells).map((name) => [name, countedColumns.has(name) ? (cells[name] ?? "") : ""]),
  );

/** What counting chips by year reads. */
const countedColumns = new Set(["Model", "Publication date", "Training hardware"]);

/** Costs are printed upstream with all digits of the computer. */
const inCents = (cells: NamedCells): NamedCells =>
  Object.fromEntries(
    Object.entries(cells)
      .filter(([name, text]) => name !== "Model" && text !== "")
      .map(([name, text]) => [name, String(Math.round(100 * Number(text)) / 100)]),
  );

const models = {
  file: "models.csv",
  standsFor: "epoch-models/all_ml_systems_2025-06_slim.csv",
  url: `${repository}/data/All%20ML%20Systems%20-%20full%20view.csv`,
  columns: [
    { name: "Model", description: "name of the model" },
    { name: "Publication date", description: "day of publication" },
    { name: "Organization", description: "who trained it; of ranked models" },
    { name: "Training hardware", description: "chips, by their names in the table of chips" },
    { name: "Hardware quantity", unit: "chips", description: "chips used at the same time" },
    { name: "Training time (hours)", unit: "h", description: "wall time of training" },
    { name: "Training chip-hours", unit: "chip h", description: "chips times wall time" },
    { name: "Hardware utilization (MFU)", unit: "1", description: "share of peak that was used" },
    { name: "Training compute (FLOP)", unit: "FLOP", description: "training compute" },
    { name: "Base model", description: "model that was trained further; ranked models have none" },
    { name: "Notability criteria", description: "`stated` for ranked models" },
  ],
};

const chips = {
  file: "chips.csv",
  standsFor: "epoch-hardware/ml_hardware_2026-07-23.csv",
  url: "https://epoch.ai/data/ml_hardware.csv",
  columns: [
    { name: "Hardware name", description: "name of the chip" },
    { name: "Release date", description: "day of release" },
    { name: "TDP (W)", unit: "W", description: "rated power" },
    { name: "Tensor-FP16/BF16 performance (FLOP/s)", unit: "FLOP/s", description: "peak, dense" },
    {
      name: "TF32 (TensorFloat-32) performance (FLOP/s)",
      unit: "FLOP/s",
      description: "peak, dense",
    },
    { name: "FP16 (half precision) performance (FLOP/s)", unit: "FLOP/s", description: "peak" },
    { name: "FP32 (single precision) performance (FLOP/s)", unit: "FLOP/s", description: "peak" },
    { name: "INT8 performance (OP/s)", unit: "OP/s", description: "peak of integers" },
  ],
};

const quotes = {
  file: "hardware_prices.csv",
  standsFor: "epoch-training-cost/hardware_prices.csv",
  url: `${repository}/data/Hardware%20prices.csv`,
  columns: quoteColumns,
};

const deflator = {
  file: "deflator.csv",
  standsFor: "epoch-training-cost/PCU518210518210.csv",
  url: "https://fred.stlouisfed.org/series/PCU518210518210",
  columns: [
    { name: "observation_date", description: "first day of the month" },
    {
      name: "PCU518210518210",
      unit: "1",
      description: "producer price index, December 2000 = 100",
    },
  ],
};

const usd = (name: string, description: string) => ({ name, unit: "USD", description });

const costs = {
  file: "model_costs.csv",
  standsFor: "epoch-training-cost/model_costs.csv",
  url: `${repository}/model_costs.csv`,
  columns: [
    { name: "Model", description: "name of the model" },
    usd("Hardware_Capex_Energy_Cost", "amortised cost, prices of December 2024"),
    usd("Cloud_Cost", "cost of renting, prices of December 2024"),
    usd("Hardware_Acquisition_Cost", "cost of buying, prices of December 2024"),
  ],
};

const notebookCosts = {
  file: "model_costs_updated.csv",
  standsFor: "epoch-training-cost/model_costs_updated.csv",
  url: `${repository}/model_costs_updated.csv`,
  columns: [
    { name: "Model", description: "name of the model" },
    usd("Cost", "amortised cost of the publisher's notebook, prices of December 2024"),
  ],
};

const description = trainingCostDescription({
  id: "training-cost-2025-06",
  title: {
    en: "Training costs of June 2025: Epoch AI, training-cost-trends",
    zh: "2025 年 6 月的训练成本：Epoch AI，training-cost-trends",
  },
  url: "https://github.com/epoch-research/training-cost-trends",
  commit: COMMIT,
});
