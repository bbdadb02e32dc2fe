import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { date, flag, list, number, optional, text } from "../shared/describe-column.ts";
import { nameId } from "../shared/name-id.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { numberColumn, textColumn } from "../shared/upstream-columns.ts";
import { type ModelEntry, modelTables, readModelTable } from "./model-tables.ts";
import { renamedModels } from "./models.ts";
import { type EarlierInputs, earlierInputs } from "./published-cost-inputs/earlier-inputs.ts";

const FILE = "epoch-training-cost/model_costs.csv";
const costTables = modelTables.filter(({ file }) => !file.includes("large_scale"));

/** By which edition of its recipe, and on which inputs, Epoch AI computed each published cost. */
export const publishedCosts: Adapter = {
  dataset: "published-costs",
  inputs: [...costTables.map(({ file }) => file), FILE],
  ingest,
};

const fileSchema = {
  model: textColumn("Model"),
  amortised: numberColumn("Hardware_Capex_Energy_Cost"),
};

/** Costs that first stand in the table of 2026 and are of the edition of 2024 all the same. */
const addedLater = new Set(["PLUG", "IMPALA"]);

function ingest(texts: Texts): Outcome<Draft> {
  const tables = costTables.map((table) => readModelTable(texts, table));
  const failed = tables.find((table) => !table.ok);
  if (failed) return failed;
  const [newest = [], earlier = []] = tables.map((table) => (table.ok ? table.value.entries : []));
  const file = readUpstream(texts, FILE, fileSchema);
  if (!file.ok) return file;
  const ofFile = new Map(file.value.map(({ model, amortised }) => [nameOf(model), amortised]));
  const before = new Map(earlier.map((entry) => [nameOf(entry.model), entry.cost2023]));
  const costs = new Map<string, ModelEntry>();
  for (const entry of [...newest, ...earlier]) {
    const name = nameOf(entry.model);
    if (entry.cost2023 !== undefined && !costs.has(name)) costs.set(name, entry);
  }
  const unknown = Object.keys(earlierInputs).find((name) => !costs.has(name));
  if (unknown !== undefined) return fail("unknown-name", { value: unknown });
  const rows = [...costs].map(([name, entry]) => {
    const cost = entry.cost2023 as number;
    const wasThere = isSame(before.get(name), cost, CENT);
    const isOfFile = isSame(ofFile.get(name), cost, RELATIVE * cost);
    const edition = wasThere || addedLater.has(name) ? "2024" : isOfFile ? "2025" : "2026";
    return {
      id: nameId(name),
      date: entry.published,
      ...knownOf(wasThere ? "2025-06" : entry.table.edition),
      source: isOfFile ? REPOSITORY : entry.table.url,
      model: name,
      edition,
      ...cellsOf(earlierInputs[name]),
    };
  });
  return succeed({ description, rows, skipped: [] });
}

const nameOf = (model: string): string => renamedModels[model] ?? model;

/** The table of June 2025 rounds to cents; the file and the table of 2026 keep all digits. */
const CENT = 0.0051;
const RELATIVE = 1e-9;

const isSame = (stated: number | undefined, cost: number, within: number): boolean =>
  stated !== undefined && Math.abs(stated - cost) <= within;

const REPOSITORY = "https://github.com/epoch-research/training-cost-trends";

const publicOn = new Map(modelTables.map(({ edition, publicOn: day }) => [edition, day]));

const knownOf = (edition: string) => ({
  known_on: publicOn.get(edition) ?? "",
  known_basis: `edition-${edition}`,
});

const cellsOf = (inputs: EarlierInputs | undefined) => ({
  stated_by_hand: inputs === "stated" ? true : undefined,
  ...(inputs === undefined || inputs === "stated"
    ? {}
    : {
        then_hardware: [inputs.hardware],
        then_quantity: inputs.quantity,
        then_hours: inputs.hours,
        then_chip_hours: inputs.chipHours,
        then_flop: inputs.flop,
        then_published: inputs.published,
      }),
});

const description: Draft["description"] = {
  id: "published-costs",
  title: {
    en: "Published training costs: recipe and inputs",
    zh: "已公布训练成本的计算方法与输入",
  },
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/ai-models",
  licence: "CC BY 4.0",
  attribution:
    "Epoch AI, Data on AI Models, editions of June 2024, June 2025 and 22 August 2026; training-cost-trends",
  retrieved: "2026-11-23",
  knownBasis: {
    "edition-2025-06": {
      en: "the table of June 2025 already held the cost",
      zh: "2025 年 6 月版表格已包含该成本",
    },
    "edition-2026-08": {
      en: "the table of 22 August 2026 was the first at hand to hold the cost",
      zh: "2026 年 8 月 22 日版表格是现有最早包含该成本的版本",
    },
  },
  columns: [
    text("model", "name as in dataset `models`"),
    text(
      "edition",
      "recipe of the cost: 2024 (prices of December 2023), 2025 (the publisher's file of June 2025, prices of December 2024), 2026 (first in the table of August 2026, prices of June 2025)",
    ),
    optional(
      list("then_hardware", "chip on which the cost rests, where the inputs were revised since"),
    ),
    optional(number("then_quantity", "chips", "chips used at the same time, of these inputs")),
    optional(number("then_hours", "h", "wall time, of these inputs")),
    optional(number("then_chip_hours", "chip h", "chip-hours, of these inputs")),
    optional(number("then_flop", "FLOP", "training compute, of these inputs")),
    optional(date("then_published", "publication date, of these inputs, where it was another")),
    optional(flag("stated_by_hand", "a round figure that was entered and is of no recipe")),
  ],
};
