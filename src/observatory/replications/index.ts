import { capabilityIndex } from "./capability-index.ts";
import { chipStock } from "./chip-stock.ts";
import { hardwarePerformance } from "./hardware-performance.ts";
import { inferencePrice } from "./inference-price.ts";
import type { Replication } from "./parts/replication.ts";
import { scalingLaw } from "./scaling-law.ts";
import { timeHorizonAgents } from "./time-horizon-agents.ts";
import { timeHorizonTrend } from "./time-horizon-trend.ts";
import { trainingComputeGrowth } from "./training-compute-growth.ts";
import { trainingCost202406 } from "./training-cost-2024-06.ts";
import { trainingCost202406Models } from "./training-cost-2024-06-models.ts";
import { trainingCost202409 } from "./training-cost-2024-09.ts";
import { trainingCost202506 } from "./training-cost-2025-06.ts";

/** Every published result that we recompute. */
export const replications: readonly Replication[] = [
  trainingCost202406,
  trainingCost202406Models,
  trainingCost202409,
  trainingCost202506,
  trainingComputeGrowth,
  scalingLaw,
  capabilityIndex,
  timeHorizonAgents,
  timeHorizonTrend,
  inferencePrice,
  hardwarePerformance,
  chipStock,
];
