import { groupBy } from "../../base/group-by.ts";
import { itemAt } from "../../base/item-at.ts";
import { allOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import type { MonthlyIndex } from "./real-cost.ts";
import type { Chip, PriceQuote, TrainingCostInputs, TrainingRun } from "./training-run.ts";

/** A run of the embedded table, with the columns used for selection. */
export interface FactRun extends TrainingRun {
  /** Id of its row in the dataset `models`. */
  readonly id: string;
  readonly notable: boolean;
  readonly source: string;
}

/** The embedded tables in the form that the recipe takes. */
export interface TrainingCostFacts extends TrainingCostInputs {
  readonly runs: readonly FactRun[];
  /** Price index by month, as far as known at the time. */
  readonly index: MonthlyIndex;
}

/**
 * The tables of the recipe from the datasets `models`, `hardware`, `hardware-prices` and
 * `deflator`, as the window admits them.
 *
 * @returns the tables, or the problem of a dataset
 */
export function trainingCostFacts(facts: Facts, window: FactWindow): Outcome<TrainingCostFacts> {
  const read = allOf({
    models: facts.select("models", window, modelColumns),
    hardware: facts.select("hardware", window, hardwareColumns),
    prices: facts.select("hardware-prices", window, priceColumns),
    deflator: facts.select("deflator", window, { index: "number" }),
  });
  return mapOutcome(read, ({ models, hardware, prices, deflator }) => ({
    runs: models.map(runOf),
    chips: hardware.map(chipOf),
    quotes: quotesOf(prices),
    index: new Map(deflator.map((row) => [row.date, row.index])),
  }));
}

const modelColumns = {
  model: "text",
  organizations: "list?",
  hardware: "list?",
  hardware_quantity: "number?",
  training_hours: "number?",
  chip_hours: "number?",
  mfu: "number?",
  training_flop: "number?",
  base_model: "text?",
  notable: "boolean",
} as const;

const runOf = (row: Fact<typeof modelColumns>): FactRun => ({
  id: row.id,
  name: row.model,
  published: row.date,
  organization: (row.organizations ?? []).join(","),
  hardware: row.hardware ?? [],
  chipCount: row.hardware_quantity,
  hours: row.training_hours,
  chipHours: row.chip_hours,
  utilization: row.mfu,
  trainingFlop: row.training_flop,
  baseModel: row.base_model,
  notable: row.notable,
  source: row.source,
});

const hardwareColumns = {
  name: "text",
  tdp_w: "number?",
  fp16_tensor_flop_s: "number?",
  tf32_flop_s: "number?",
  fp16_flop_s: "number?",
  fp32_flop_s: "number?",
  int8_op_s: "number?",
} as const;

const chipOf = (row: Fact<typeof hardwareColumns>): Chip => ({
  name: row.name,
  released: row.date,
  powerWatt: row.tdp_w,
  tensorFp16: row.fp16_tensor_flop_s,
  tensorFp32: row.tf32_flop_s,
  fp16: row.fp16_flop_s,
  fp32: row.fp32_flop_s,
  int8: row.int8_op_s,
});

const priceColumns = {
  hardware: "text",
  vendor: "text?",
  location: "text?",
  term: "text",
  usd: "number",
  statistic: "text",
  dgx: "boolean?",
  single_unit: "boolean?",
} as const;

type PriceFact = Fact<typeof priceColumns>;

/**
 * One quote for the rental terms that a vendor stated together, and one for each purchase price.
 */
function quotesOf(rows: readonly PriceFact[]): readonly PriceQuote[] {
  const stated = rows.filter(({ statistic }) => statistic === "price");
  const together = groupBy(stated, (row) =>
    row.term === "purchase"
      ? row.id
      : [row.date, row.hardware, row.vendor, row.location, row.source].join("\n"),
  );
  return [...together.values()].map(quoteOf);
}

function quoteOf(rows: readonly PriceFact[]): PriceQuote {
  const first = itemAt(rows, 0);
  const price = (term: string) => rows.find((row) => row.term === term)?.usd;
  return {
    date: first.date,
    hardware: first.hardware,
    vendor: first.vendor,
    onDemandUsd: price("on-demand"),
    oneYearUsd: price("1-year"),
    threeYearUsd: price("3-year"),
    purchaseUsd: price("purchase"),
    wholeServer: rows.some(({ dgx }) => dgx === true),
    bareChip: rows.some(({ single_unit: single }) => single === true),
  };
}
