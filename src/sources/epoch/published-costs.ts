import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { date, flag, list, number, optional, text } from "../shared/describe-column.ts";
import { nameId } from "../shared/name-id.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { numberColumn, textColumn } from "../shared/upstream-columns.ts";
import {
  type CostFacts,
  costFactsFile,
  type EarlierInputs,
  readCostFacts,
  unknownModel,
} from "./cost-facts.ts";
import { type ModelEntry, modelTables, readModelTable } from "./model-tables.ts";
import { renamedModels } from "./models.ts";

const FILE = "epoch-training-cost/model_costs.csv";
const costTables = modelTables.filter(({ file }) => !file.includes("large_scale"));

/** By which edition of its recipe, and on which inputs, Epoch AI computed each published cost. */
export const publishedCosts: Adapter = {
  dataset: "published-costs",
  inputs: [costFactsFile, ...costTables.map(({ file }) => file), FILE],
  ingest,
};

const fileSchema = {
  model: textColumn("Model"),
  amortised: numberColumn("Hardware_Capex_Energy_Cost"),
};

function ingest(texts: Texts): Outcome<Draft> {
  const facts = readCostFacts(texts);
  if (!facts.ok) return facts;
  const tables = costTables.map((table) => readModelTable(texts, table));
  const failed = tables.find((table) => !table.ok);
  if (failed) return failed;
  const [newest = [], earlier = []] = tables.map((table) => (table.ok ? table.value.entries : []));
  const file = readUpstream(texts, FILE, fileSchema);
  if (!file.ok) return file;
  const costs = costsByName([...newest, ...earlier]);
  const unknown = unknownModel(facts.value, costs);
  if (unknown !== undefined) {
    return fail("unknown-name", { file: costFactsFile, value: unknown });
  }
  const printed: Printed = {
    ofFile: new Map(file.value.map(({ model, amortised }) => [nameOf(model), amortised])),
    before: new Map(earlier.map((entry) => [nameOf(entry.model), entry.cost2023])),
  };
  const rows = [...costs].map(([name, cost]) => costRow(name, cost, printed, facts.value));
  return succeed({ description, rows, skipped: [] });
}

type PricedEntry = ModelEntry & { readonly cost2023: number };

/** The first entry of each model that states a cost. */
function costsByName(entries: readonly ModelEntry[]): ReadonlyMap<string, PricedEntry> {
  const costs = new Map<string, PricedEntry>();
  for (const entry of entries) {
    const { cost2023 } = entry;
    const name = nameOf(entry.model);
    if (cost2023 !== undefined && !costs.has(name)) costs.set(name, { ...entry, cost2023 });
  }
  return costs;
}

/** Costs by model in the file of the publisher's repository and in the table of June 2025. */
interface Printed {
  readonly ofFile: ReadonlyMap<string, number | undefined>;
  readonly before: ReadonlyMap<string, number | undefined>;
}

function costRow(name: string, entry: PricedEntry, printed: Printed, facts: CostFacts) {
  const cost = entry.cost2023;
  const wasThere = isSame(printed.before.get(name), cost, CENT);
  const isOfFile = isSame(printed.ofFile.get(name), cost, RELATIVE * cost);
  const is2024 = wasThere || facts.addedLater.has(name);
  return {
    id: nameId(name),
    date: entry.published,
    ...knownOf(wasThere ? "2025-06" : entry.table.edition),
    source: isOfFile ? REPOSITORY : entry.table.url,
    model: name,
    edition: is2024 ? "2024" : isOfFile ? "2025" : "2026",
    ...cellsOf(facts.earlierInputs.get(name)),
    stated_by_hand: facts.statedByHand.has(name) || undefined,
  };
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

const cellsOf = (inputs: EarlierInputs | undefined) =>
  inputs && {
    then_hardware: [inputs.hardware],
    then_quantity: inputs.quantity,
    then_hours: inputs.hours,
    then_chip_hours: inputs.chip_hours,
    then_flop: inputs.flop,
    then_published: inputs.published,
  };

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
