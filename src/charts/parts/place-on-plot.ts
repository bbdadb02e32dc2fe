import { dayNumber } from "../../base/calendar.ts";
import { positionOn } from "./axis-ticks.ts";
import type { DatedAxes } from "./chart.ts";

/** Size of a plot, in pixels or as shares of something larger. */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

/** Where a dated value lies on a plot of that size, from its upper left corner. */
export function placeOnPlot(
  { date, value }: { readonly date: string; readonly value: number },
  { dates: [from, to], values, log }: DatedAxes,
  { width, height }: PlotSize,
): { readonly x: number; readonly y: number } {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return {
    x: (width * (dayNumber(date) - first)) / (last - first),
    y: height * (1 - positionOn(value, values, log)),
  };
}
