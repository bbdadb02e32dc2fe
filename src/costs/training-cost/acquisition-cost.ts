import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { INTERCONNECT_SHARE } from "./amortised-cost.ts";
import type { PurchasePrice } from "./purchase-price.ts";
import type { TrainingRun } from "./training-run.ts";

/** What buying the cluster cost, nominal USD, network included. */
export interface AcquisitionCost {
  readonly totalUsd: number;
  readonly chipCount: number;
  /** Price of one chip with its share of the server, undepreciated. */
  readonly chipUsd: number;
}

/** Price of all chips with servers and network; `no-chip-count` when their number is unknown. */
export function acquisitionCost(run: TrainingRun, price: PurchasePrice): Outcome<AcquisitionCost> {
  if (run.chipCount === undefined) return fail("no-chip-count");
  const totalUsd = (run.chipCount * price.usd) / (1 - INTERCONNECT_SHARE);
  return succeed({ totalUsd, chipCount: run.chipCount, chipUsd: price.usd });
}
