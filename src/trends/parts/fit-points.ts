import { DEFAULT_LEVEL, fitTrend } from "./fit-trend.ts";
import type { Fit } from "./trend.ts";

/**
 * Fit a straight line to dated values that belong to no tracked quantity, such as those of a
 * reader's file.
 *
 * @returns `undefined` when the points do not determine a line
 */
export function fitPoints(
  points: readonly { readonly date: string; readonly value: number }[],
  scale: "log" | "linear",
  level: number = DEFAULT_LEVEL,
): Fit | undefined {
  const trend = {
    id: "points",
    unit: "",
    scale,
    pooled: false,
    horizonYears: 0,
    forecast: { kind: "scatter" as const, everyMonths: 3 as const, from: "" },
    observe: neverObserved,
  };
  const observations = points.map(({ date, value }, index) => ({
    id: String(index),
    label: "",
    date,
    value,
    selected: true,
    source: "",
    receipt: { id: String(index), value, unit: "", inputs: [] },
  }));
  return fitTrend(trend, observations, level)?.fit;
}

const neverObserved = (): never => {
  throw new Error("points of a file are not observed from facts");
};
