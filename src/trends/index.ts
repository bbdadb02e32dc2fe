import { capability } from "./capability.ts";
import { hardwarePricePerformance } from "./hardware-price-performance.ts";
import { inferencePrice } from "./inference-price.ts";
import type { Trend } from "./parts/trend.ts";
import { timeHorizon } from "./time-horizon.ts";
import { trainingCostAmortised } from "./training-cost-amortised.ts";
import { trainingCostFixedCapability } from "./training-cost-fixed-capability.ts";

/** Every tracked quantity. */
export const trends: readonly Trend[] = [
  capability,
  hardwarePricePerformance,
  inferencePrice,
  timeHorizon,
  trainingCostAmortised,
  trainingCostFixedCapability,
];
