import type { FactRun } from "../../costs/training-cost/inputs-from-facts.ts";
import type { CostBasis } from "../../costs/training-cost/training-costs.ts";
import { cellReceipt, type Receipt } from "../../data/receipt.ts";

/** How a cost is computed on each basis. */
export const costFormulas: Readonly<Record<CostBasis, string>> = {
  amortised:
    "chip-hours × (value of the chip at the start × loss an hour ÷ (1 − interconnect share) + energy)",
  cloud: "chip-hours × hourly price under a three-year commitment",
  acquisition: "chips × purchase price with server ÷ (1 − interconnect share)",
};

/** The stated facts that the cost of a run is computed from. */
export const statedReceipts = (run: FactRun): readonly Receipt[] =>
  statedOf(run).map(([column, value, unit]) => cellReceipt("models", run, column, value, unit));

/** What is stated about a run, with the columns. */
const statedOf = (run: FactRun): readonly (readonly [string, number | string, string])[] => {
  const cells: readonly (readonly [string, number | string | undefined, string])[] = [
    ["hardware", run.hardware.join(";"), ""],
    ["hardware_quantity", run.chipCount, "chips"],
    ["training_hours", run.hours, "h"],
    ["chip_hours", run.chipHours, "chip h"],
    ["mfu", run.utilization, "1"],
    ["training_flop", run.trainingFlop, "FLOP"],
  ];
  return cells.flatMap(([column, value, unit]) =>
    value === undefined ? [] : [[column, value, unit] as const],
  );
};
