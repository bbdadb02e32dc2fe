import { trainingCostTrend } from "./parts/training-cost-trend.ts";
import type { Trend } from "./parts/trend.ts";

/** Cost of the frontier run at the day's rent under a three-year commitment. */
export const trainingCostCloud: Trend = trainingCostTrend("cloud");
