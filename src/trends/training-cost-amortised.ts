import type { Fact } from "../data/facts.ts";
import { cellReceipt } from "../data/receipt.ts";
import { type Outcome, succeed } from "../outcome.ts";
import { topNFrontier } from "../stats/top-n-frontier.ts";
import { dayNumber } from "../units/calendar.ts";
import type { Observation, Trend } from "./parts/trend.ts";

const columns = {
  model: "text",
  organizations: "list?",
  training_flop: "number?",
  cost_usd2023: "number?",
  cost_known_on: "date?",
  open_weights: "boolean?",
  notable: "boolean",
} as const;

type ModelFact = Fact<typeof columns>;

/** Models count as frontier from here on: the deep-learning era of the published series. */
const FROM = "2015-10-01";
const FRONTIER_SIZE = 10;

/**
 * Cost of the frontier run: amortised hardware and energy, in 2023 USD, of the models that were
 * among the ten largest by training compute when they were published.
 */
export const trainingCostAmortised: Trend = {
  id: "training-cost-amortised",
  unit: "USD of 2023",
  scale: "log",
  pooled: false,
  horizonYears: 3,
  observe(facts, window): Outcome<readonly Observation[]> {
    const rows = facts.select("models", window, columns);
    if (!rows.ok) return rows;
    const known = (row: ModelFact) =>
      row.cost_usd2023 !== undefined &&
      (window.hindsight || (row.cost_known_on ?? row.known_on) <= window.asOf);
    const ranked = rows.value.filter((row) => row.notable && row.training_flop !== undefined);
    const frontier = topNFrontier(
      ranked.map((row) => dayNumber(row.date)),
      ranked.map((row) => row.training_flop as number),
      FRONTIER_SIZE,
    ).map((index) => ranked[index] as ModelFact);
    return succeed(frontier.filter((row) => row.date >= FROM && known(row)).map(observe));
  },
};

function observe(row: ModelFact): Observation {
  const value = row.cost_usd2023 as number;
  return {
    id: row.id,
    label: row.model,
    date: row.date,
    value,
    selected: true,
    organization: (row.organizations ?? []).join(", "),
    ...(row.open_weights === undefined ? {} : { open: row.open_weights }),
    source: row.source,
    receipt: cellReceipt("models", row, "cost_usd2023", value, "USD of 2023"),
  };
}
