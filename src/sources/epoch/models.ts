import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import type { LiveSource } from "../live-source.ts";
import { date, flag, knownLater, list, number, optional, text } from "../shared/describe-column.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import {
  earlierTable,
  type ModelEntries,
  type ModelEntry,
  type ModelTable,
  modelTables,
  readModelTable,
} from "./model-tables.ts";
import { modelVintages } from "./model-vintages.ts";

/** Machine-learning models with training compute, hardware, cost and openness (Epoch AI). */
export const models: Adapter = {
  dataset: "models",
  inputs: modelTables.map(({ file }) => file),
  optionalInputs: [earlierTable.file],
  ingest,
};

/** The three tables as Epoch AI keeps them; together they have every model that stands. */
export const liveModels: LiveSource = {
  id: "epoch-models",
  dataset: "models",
  files: modelTables.map(({ url, file }) => ({ address: url, path: file })),
  changes: "days",
  tried: false,
  mayRepublish: true,
  adapterOn: () => ({ ...models, optionalInputs: [] }),
  bookkeeping: ["vintage", "cost_known_on"],
  redate: (row, day) => ({
    vintage: day.slice(0, "2026-11".length),
    cost_known_on: row["cost_known_on"] === undefined ? undefined : day,
  }),
};

/**
 * Models that the editions name differently, older name to newer, each pair checked by maker, date
 * and figures. Nothing else is matched loosely, since signs tell models apart.
 */
export const renamedModels: Readonly<Record<string, string>> = {
  BOXES: "Boxes (pole)",
  "Back-propagation": "MLP with back-propagation",
  CALM: "CALM (NVIDIA)",
  "DeepSeek-V4-Pro-0813": "DeepSeek V4 Pro 0813",
  "GPT-3.5": "GPT-3.5 (davinci-002)",
  "GPT-3.5 (text-davinci-003)": "GPT-3.5 (davinci-002)",
  "GPT-4": "GPT-4 (Mar 2023)",
  "GPT-4 Turbo": "GPT-4 Turbo (Nov 2023)",
  "Gemini 2.5 Pro": "Gemini 2.5 Pro (Mar 2025)",
  "Grok-3": "Grok 3",
  "Handwritten Digit Recognition System": "Handwritten digit recognition network",
  "Qwen 1.5 110B": "Qwen1.5-110B",
  "Qwen1.5 72B": "Qwen1.5-72B",
  "Qwen2.5 Instruct (7B)": "Qwen2.5-7B",
  "Swin Transformer V2": "Swin Transformer V2 (SwinV2-G)",
  "Wan 2.1 14B": "Wan 2.1 14B I2V",
};

const labels = {
  "same-model": {
    en: "row that says what another edition says, or that only fills the blanks of a newer table",
    zh: "内容与其他版本相同，或仅用于补充较新表格空白字段的行",
  },
  incomplete: { en: "no name or no publication date", zh: "没有名称或发布日期" },
} as const;

function ingest(texts: Texts): Outcome<Draft> {
  const current = readTables(texts, modelTables);
  if (!current.ok) return current;
  const earlier = readTables(texts, texts.has(earlierTable.file) ? [earlierTable] : []);
  if (!earlier.ok) return earlier;
  const entries = [...current.value.entries, ...earlier.value.entries];
  const rows = [...groupByName(entries)].flatMap(([name, group]) => modelVintages(name, group));
  return succeed({
    description,
    rows,
    skipped: tallySkipped(labels, {
      "same-model": entries.length - rows.length,
      incomplete: current.value.incomplete + earlier.value.incomplete,
    }),
  });
}

function readTables(texts: Texts, tables: readonly ModelTable[]): Outcome<ModelEntries> {
  const entries: ModelEntry[] = [];
  let incomplete = 0;
  for (const table of tables) {
    const read = readModelTable(texts, table);
    if (!read.ok) return read;
    entries.push(...read.value.entries);
    incomplete += read.value.incomplete;
  }
  return succeed({ entries, incomplete });
}

function groupByName(entries: readonly ModelEntry[]): ReadonlyMap<string, readonly ModelEntry[]> {
  const groups = new Map<string, ModelEntry[]>();
  for (const entry of entries) {
    const name = renamedModels[entry.model] ?? entry.model;
    const group = groups.get(name);
    if (group) group.push(entry);
    else groups.set(name, [entry]);
  }
  return groups;
}

const description: Draft["description"] = {
  id: "models",
  title: { en: "Machine-learning models", zh: "机器学习模型" },
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/ai-models",
  licence: "CC BY 4.0",
  attribution:
    "Epoch AI, Data on AI Models, editions of June 2024, June 2025 and 22 August 2026 (notable, large-scale, all)",
  retrieved: "2026-11-23",
  knownBasis: {
    publication: {
      en: "publication date: the first edition at hand marks its figures Confident or has none, and no edition since then lacked the model",
      zh: "发布日期：现有最早版本将数值标注为“可信”或没有数值，且此后没有版本缺少该模型",
    },
    "edition-2024-06": {
      en: "the edition of June 2024 is the first at hand with the row as it stands",
      zh: "2024 年 6 月版是现有最早载有该行现状的版本",
    },
    "edition-2025-06": {
      en: "the edition of June 2025 is the first at hand with the row as it stands",
      zh: "2025 年 6 月版是现有最早载有该行现状的版本",
    },
    "edition-2026-08": {
      en: "the edition of 22 August 2026 is the first at hand with the row as it stands",
      zh: "2026 年 8 月 22 日版是现有最早载有该行现状的版本",
    },
  },
  columns: [
    optional(date("replaced_on", "day of the edition that revised or dropped the row")),
    text("model", "name"),
    optional(list("organizations", "organisations that made it")),
    optional(list("countries", "countries of the organisations, without repetitions")),
    optional(list("domain", "domains such as Language, Vision, Biology")),
    optional(number("parameters", "parameters", "all trainable parameters, active or not")),
    optional(
      number("active_parameters", "parameters", "parameters active for a token, where a note says"),
    ),
    optional(list("rumoured", "columns whose figure is a rumour")),
    optional(number("training_flop", "FLOP", "operations of the final training run")),
    optional(
      flag("training_flop_imprecise", "whether the publisher marks the figure as imprecise"),
    ),
    optional(
      flag(
        "training_flop_withdrawn",
        "whether the figure is of the edition of June 2025 and the newest edition states none",
      ),
    ),
    optional(
      number(
        "dataset_size",
        "datapoints",
        "size of the training set as given (tokens for language); the largest of several",
      ),
    ),
    optional(number("training_hours", "h", "wall time of training")),
    optional(list("hardware", "names of the chips")),
    optional(number("hardware_quantity", "chips", "chips used at the same time")),
    optional(number("mfu", "1", "model FLOP utilisation")),
    optional(number("hfu", "1", "hardware FLOP utilisation")),
    optional(number("chip_hours", "chip h", "chip-hours of training as published")),
    ...[
      number(
        "cost_usd2023",
        "USD of 2023",
        "amortised cost of the final run, publisher's estimate",
      ),
      date("cost_known_on", "first edition at hand that holds cost_usd2023; later than known_on"),
    ].map((column) => knownLater("cost_known_on", optional(column))),
    optional(number("cost_cloud_usd", "USD", "cost of the final run at rental prices")),
    optional(number("cost_upfront_usd", "USD", "cost of buying the training cluster")),
    optional(number("power_w", "W", "power drawn in training")),
    optional(list("number_format", "number formats of training")),
    optional(text("accessibility", "how the model can be used, publisher's words")),
    optional(flag("open_weights", "whether the weights can be downloaded, on whatever terms")),
    optional(text("confidence", "publisher's confidence in the compute estimate")),
    flag("notable", "whether the publisher lists it as notable, in any edition that fills the row"),
    optional(text("base_model", "model that it was fine-tuned from")),
    text("vintage", "first edition at hand with the row as it stands"),
  ],
};
