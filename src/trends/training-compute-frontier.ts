import { computePoints } from "./parts/training-models.ts";
import type { Trend } from "./parts/trend.ts";

/** Training compute of the models that were among the largest when they were published. */
export const trainingComputeFrontier: Trend = {
  id: "training-compute-frontier",
  unit: "FLOP",
  scale: "log",
  pooled: false,
  frontier: "top-10",
  horizonYears: 3,
  forecast: { kind: "scatter", everyMonths: 3, from: "2016-01-01", family: "training-compute" },
  observe: (facts, window, { frontier = "top-10" }) => computePoints(facts, window, frontier),
};
