import type { Replication } from "./replication.ts";
import { trainingCost202406 } from "./training-cost-2024-06.ts";
import { trainingCost202406Models } from "./training-cost-2024-06-models.ts";
import { trainingCost202409 } from "./training-cost-2024-09.ts";
import { trainingCost202506 } from "./training-cost-2025-06.ts";

/** Every published result that is computed again. */
export const replications: readonly Replication[] = [
  trainingCost202406,
  trainingCost202406Models,
  trainingCost202409,
  trainingCost202506,
];
