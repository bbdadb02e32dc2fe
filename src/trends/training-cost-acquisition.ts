import { trainingCostTrend } from "./parts/training-cost-trend.ts";
import type { Trend } from "./parts/trend.ts";

/** Price of the cluster that the frontier run used. */
export const trainingCostAcquisition: Trend = trainingCostTrend("acquisition");
