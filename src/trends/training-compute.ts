import { computePoints } from "./parts/training-models.ts";
import type { Trend } from "./parts/trend.ts";

/** Training compute of all notable models. */
export const trainingCompute: Trend = {
  id: "training-compute",
  unit: "FLOP",
  scale: "log",
  pooled: false,
  frontier: "all",
  horizonYears: 3,
  forecast: { kind: "scatter", everyMonths: 3, from: "2016-01-01", family: "training-compute" },
  observe: (facts, window, { frontier = "all" }) => computePoints(facts, window, frontier),
};
