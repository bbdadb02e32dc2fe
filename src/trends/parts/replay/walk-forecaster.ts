import { itemAt } from "../../../base/item-at.ts";
import { groupBy } from "../../../data/group-by.ts";
import { hypotenuse } from "../../../stats/elementary/hypotenuse.ts";
import { square } from "../../../stats/elementary/square.ts";
import { mean } from "../../../stats/mean.ts";
import { fitPooledRandomWalk, type WalkSeries } from "../../../stats/pooled-random-walk.ts";
import { randomWalkForecast } from "../../../stats/random-walk-with-drift.ts";
import { studentTMultiple } from "../../../stats/student-t-multiple.ts";
import { toScale, UNGROUPED, yearOf } from "../fit-trend.ts";
import type { Observation, Trend } from "../trend.ts";
import { BAND_LEVEL, type DatedForecast } from "./dated-forecast.ts";

/** Forecasts a group of a trend on a day, where possible. */
export type Forecaster = (group: string, date: string) => DatedForecast | undefined;

interface Point {
  readonly group: string;
  readonly time: number;
  readonly value: number;
}

/**
 * The forecast that a trend must beat: a random walk with drift from the last value of each group.
 *
 * A series of records walks from record to record. One that scatters (chips, models) walks through
 * the means of its quarters, and the scatter within quarters is added to the forecast; otherwise
 * the baseline would mistake scatter for movement and be too easy to beat.
 *
 * @returns `undefined` when there is no step from which to estimate a drift and a variance
 */
export function walkForecaster(
  trend: Trend,
  points: readonly Observation[],
): Forecaster | undefined {
  const known = points.map(
    (point): Point => ({
      group: point.group ?? UNGROUPED,
      time: yearOf(trend, point.date),
      value: toScale(trend, point.realValue ?? point.value),
    }),
  );
  const groups = [...groupBy(known, ({ group }) => group)];
  const records = groups.every(([, own]) => isMonotone(own));
  const cells = groups.map(([group, own]) => ({ group, cells: cellsOf(own, records) }));
  const walks = fitPooledRandomWalk(cells.map(seriesOf));
  if (!walks) return undefined;
  const scatter = scatterVariance(cells.flatMap((series) => series.cells));
  const degreesOfFreedom = [...walks.values()][0]?.degreesOfFreedom ?? 0;
  if (!(degreesOfFreedom > 1)) return undefined;
  const multiple = studentTMultiple(BAND_LEVEL, degreesOfFreedom);
  return (group, date) => {
    const walk = walks.get(group);
    const time = yearOf(trend, date);
    if (!walk || time < walk.lastTime) return undefined;
    const { value, standardError } = randomWalkForecast(walk, time);
    const reach = multiple * hypotenuse(standardError, Math.sqrt(scatter));
    return { centre: value, reach, degreesOfFreedom };
  };
}

/** Whether a group only rises or only falls, as records do. */
function isMonotone(points: readonly Point[]): boolean {
  const sorted = [...points].sort((a, b) => a.time - b.time);
  const changes = sorted.slice(1).map(({ value }, i) => value - itemAt(sorted, i).value);
  return changes.every((change) => change >= 0) || changes.every((change) => change <= 0);
}

/** Points of one day, or of one quarter for a series that scatters, in order. */
function cellsOf(points: readonly Point[], records: boolean): readonly (readonly Point[])[] {
  const cell = ({ time }: Point) => String(records ? time : Math.floor(4 * time));
  return [...groupBy(points, cell).values()];
}

const seriesOf = (series: {
  readonly group: string;
  readonly cells: readonly (readonly Point[])[];
}): WalkSeries => ({
  group: series.group,
  times: series.cells.map((cell) => mean(cell.map(({ time }) => time))),
  values: series.cells.map((cell) => mean(cell.map(({ value }) => value))),
});

/** Variance of points about the mean of their cell; zero where every cell holds a single point. */
function scatterVariance(cells: readonly (readonly Point[])[]): number {
  let squares = 0;
  let degreesOfFreedom = 0;
  for (const cell of cells) {
    const centre = mean(cell.map(({ value }) => value));
    squares += cell.reduce((sum, { value }) => sum + square(value - centre), 0);
    degreesOfFreedom += cell.length - 1;
  }
  return degreesOfFreedom > 0 ? squares / degreesOfFreedom : 0;
}
