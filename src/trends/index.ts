import { capability } from "./capability.ts";
import { capitalSpending } from "./capital-spending.ts";
import { chipStock } from "./chip-stock.ts";
import { datacentreElectricity } from "./datacentre-electricity.ts";
import { hardwareEnergyEfficiency } from "./hardware-energy-efficiency.ts";
import { hardwarePerformance } from "./hardware-performance.ts";
import { hardwarePricePerformance } from "./hardware-price-performance.ts";
import { inferencePrice } from "./inference-price.ts";
import { labRevenue } from "./lab-revenue.ts";
import { openLag } from "./open-lag.ts";
import type { ScenarioTrend, Trend } from "./parts/trend.ts";
import { timeHorizon } from "./time-horizon.ts";
import { trainingCompute } from "./training-compute.ts";
import { trainingComputeFrontier } from "./training-compute-frontier.ts";
import { trainingCostAcquisition } from "./training-cost-acquisition.ts";
import { trainingCostAmortised } from "./training-cost-amortised.ts";
import { trainingCostCloud } from "./training-cost-cloud.ts";
import { trainingCostFixedCapability } from "./training-cost-fixed-capability.ts";

/** Every tracked quantity with enough comparable values for a line. */
export const trends: readonly Trend[] = [
  capability,
  capitalSpending,
  chipStock,
  hardwareEnergyEfficiency,
  hardwarePerformance,
  hardwarePricePerformance,
  inferencePrice,
  labRevenue,
  openLag,
  timeHorizon,
  trainingCompute,
  trainingComputeFrontier,
  trainingCostAcquisition,
  trainingCostAmortised,
  trainingCostCloud,
  trainingCostFixedCapability,
];

/** Quantities shown beside what others project. */
export const scenarioTrends: readonly ScenarioTrend[] = [datacentreElectricity];

/** Every tracked quantity. */
export const trackedQuantities: readonly (Trend | ScenarioTrend)[] = [...trends, ...scenarioTrends];
