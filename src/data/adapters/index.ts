import type { Adapter } from "./adapter.ts";
import { capabilityScores } from "./capability-scores.ts";
import { capitalSpending } from "./capital-spending.ts";
import { chipOwners } from "./chip-owners.ts";
import { chipStock } from "./chip-stock.ts";
import { electricity } from "./electricity.ts";
import { labCompute } from "./lab-compute.ts";
import { labRevenue } from "./lab-revenue.ts";
import { models } from "./models.ts";
import { scalingRuns } from "./scaling-runs.ts";
import { servingThroughput } from "./serving-throughput.ts";
import { timeHorizons } from "./time-horizons.ts";
import { worldElectricity } from "./world-electricity.ts";

/** Every adapter, in alphabetical order of its dataset. */
export const adapters: readonly Adapter[] = [
  capabilityScores,
  capitalSpending,
  chipOwners,
  chipStock,
  electricity,
  labCompute,
  labRevenue,
  models,
  scalingRuns,
  servingThroughput,
  timeHorizons,
  worldElectricity,
];
