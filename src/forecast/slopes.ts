import { fitTheilSen } from "../stats/fit-theil-sen.ts";
import type { SeriesPoint } from "./series.ts";

/** A line through the middle of some points. */
export interface MiddleLine {
  readonly meanDay: number;
  readonly meanValue: number;
  /** Least squares slope, units of the scale a day; 0 when all points are of one day. */
  readonly slope: number;
  /** Sum of squared distances from the mean day. */
  readonly sumSquares: number;
}

/** Least squares through points, with what its error needs. */
export function middleLine(points: readonly SeriesPoint[]): MiddleLine {
  const meanDay = points.reduce((sum, { day }) => sum + day, 0) / points.length;
  const meanValue = points.reduce((sum, { value }) => sum + value, 0) / points.length;
  let squares = 0;
  let products = 0;
  for (const { day, value } of points) {
    squares += (day - meanDay) * (day - meanDay);
    products += (day - meanDay) * (value - meanValue);
  }
  return { meanDay, meanValue, slope: squares > 0 ? products / squares : 0, sumSquares: squares };
}

/** Value of the line on a day. */
export const onLine = (line: MiddleLine, day: number): number =>
  line.meanValue + line.slope * (day - line.meanDay);

/** Median slope between pairs of points of different days, units a day; 0 when there are none. */
export const medianSlope = (points: readonly SeriesPoint[]): number =>
  fitTheilSen(
    points.map(({ day }) => day),
    points.map(({ value }) => value),
  )?.slope ?? 0;
