import { barsChart } from "./bars-chart.ts";
import { histogramChart } from "./histogram-chart.ts";
import { lawChart } from "./law-chart.ts";
import { priceLadder } from "./price-ladder.ts";
import { priceSteps } from "./price-steps.ts";
import { scenarioChart } from "./scenario-chart.ts";
import { sparkline } from "./sparkline.ts";
import { trendChart } from "./trend-chart.ts";

/** Every chart by its id: data and a translator in, a specification and its summary out. */
export const charts = {
  "bars-chart": barsChart,
  "histogram-chart": histogramChart,
  "law-chart": lawChart,
  "price-ladder": priceLadder,
  "price-steps": priceSteps,
  "scenario-chart": scenarioChart,
  sparkline,
  "trend-chart": trendChart,
} as const;
