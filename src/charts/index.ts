import { barsChart } from "./bars-chart.ts";
import { capabilityChart } from "./capability-chart.ts";
import { histogramChart } from "./histogram-chart.ts";
import { lawChart } from "./law-chart.ts";
import { linesChart } from "./lines-chart.ts";
import { priceLadder } from "./price-ladder.ts";
import { priceSteps } from "./price-steps.ts";
import { scenarioChart } from "./scenario-chart.ts";
import { sparkline } from "./sparkline.ts";
import { stackChart } from "./stack-chart.ts";
import { timelineChart } from "./timeline-chart.ts";
import { trendChart } from "./trend-chart.ts";

/** Every chart by its id: data and a translator in, a specification and its summary out. */
export const charts = {
  "bars-chart": barsChart,
  "capability-chart": capabilityChart,
  "histogram-chart": histogramChart,
  "law-chart": lawChart,
  "lines-chart": linesChart,
  "price-ladder": priceLadder,
  "price-steps": priceSteps,
  "scenario-chart": scenarioChart,
  sparkline,
  "stack-chart": stackChart,
  "timeline-chart": timelineChart,
  "trend-chart": trendChart,
} as const;
