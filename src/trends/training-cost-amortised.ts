import { trainingCostTrend } from "./parts/training-cost-trend.ts";
import type { Trend } from "./parts/trend.ts";

/** Cost of the frontier run: depreciation of the hardware during the run, and its energy. */
export const trainingCostAmortised: Trend = trainingCostTrend("amortised");
