import { barsChart } from "./bars-chart.ts";
import { lawChart } from "./law-chart.ts";
import { priceSteps } from "./price-steps.ts";
import { scenarioChart } from "./scenario-chart.ts";
import { sparkline } from "./sparkline.ts";
import { trendChart } from "./trend-chart.ts";

/** Every chart by its id: data and a translator in, a specification and its summary out. */
export const charts = {
  "bars-chart": barsChart,
  "law-chart": lawChart,
  "price-steps": priceSteps,
  "scenario-chart": scenarioChart,
  sparkline,
  "trend-chart": trendChart,
} as const;
