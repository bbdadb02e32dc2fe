import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Edition } from "./edition.ts";
import { energyCostPerChipHour } from "./energy-cost.ts";
import { PRICE_DECLINE_OOM_PER_YEAR, valueAtStart } from "./hardware-value.ts";
import type { PurchasePrice } from "./purchase-price.ts";
import type { Chip, TrainingRun } from "./training-run.ts";

/** Depreciation of hardware and network, and electricity, during the run; nominal USD. */
export interface AmortisedCost {
  readonly totalUsd: number;
  readonly hardwareUsd: number;
  readonly interconnectUsd: number;
  readonly energyUsd: number;
  readonly chipHours: number;
  /** Value of one chip with its share of the server when training began. */
  readonly chipValueUsd: number;
}

/** Share of a cluster's price that is the network between its servers. */
export const INTERCONNECT_SHARE = 0.19;

const HOURS_PER_YEAR = 8766;

/**
 * The cost of using the hardware, which loses value at the rate at which better chips get cheaper.
 *
 * @param chipHours hours of all chips together
 * @returns the cost in parts, or why energy cannot be priced
 */
export function amortisedCost(
  run: TrainingRun,
  chip: Chip,
  chipHours: number,
  price: PurchasePrice,
  edition: Edition,
): Outcome<AmortisedCost> {
  const energy = energyCostPerChipHour(run, chip, edition);
  if (!energy.ok) return energy;
  const chipValueUsd = valueAtStart(run, chip, price, edition);
  const lossPerHour = (PRICE_DECLINE_OOM_PER_YEAR * Math.LN10) / HOURS_PER_YEAR;
  const hardwareUsd = chipValueUsd * lossPerHour * chipHours;
  const interconnectUsd = (hardwareUsd * INTERCONNECT_SHARE) / (1 - INTERCONNECT_SHARE);
  const energyUsd = energy.value * chipHours;
  return succeed({
    totalUsd: hardwareUsd + interconnectUsd + energyUsd,
    hardwareUsd,
    interconnectUsd,
    energyUsd,
    chipHours,
    chipValueUsd,
  });
}
