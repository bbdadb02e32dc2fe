import type { PublicationAdapter } from "../publication-adapter.ts";
import { capabilityIndex } from "./capability-index.ts";
import { chinchilla } from "./chinchilla.ts";
import { inferencePrice } from "./inference-price.ts";
import { timeHorizon } from "./time-horizon.ts";
import { trainingCost202406 } from "./training-cost-2024-06.ts";
import { trainingCost202409 } from "./training-cost-2024-09.ts";
import { trainingCost202506 } from "./training-cost-2025-06.ts";

/** Every published result whose inputs are carried or described, in alphabetical order. */
export const publications: readonly PublicationAdapter[] = [
  capabilityIndex,
  chinchilla,
  inferencePrice,
  timeHorizon,
  trainingCost202406,
  trainingCost202409,
  trainingCost202506,
];
