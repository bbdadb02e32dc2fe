import { trainingCostTrend } from "./parts/training-cost-trend.ts";
import type { Trend } from "./parts/trend.ts";

/** Cost of the frontier run at the rent of the day under a three-year commitment. */
export const trainingCostCloud: Trend = trainingCostTrend("cloud");
