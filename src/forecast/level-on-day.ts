import { median } from "../stats/median.ts";
import type { SeriesKind, SeriesPoint } from "./series.ts";

/** Points of a scatter within this many days of a day give its value. */
export const NEAR_DAYS = 46;

/** A flow is interpolated between reports at most this far apart, in days. */
const LONGEST_GAP = 200;

/** The last report of a flow holds for this long, in days. */
const HOLDS_DAYS = 100;

/**
 * The value of a series on a day: the standing record, the median of what is near, or the level of
 * a flow between its reports.
 *
 * @param points in the order of their days
 * @returns `undefined` where the points say nothing of the day
 */
export function levelOnDay(
  kind: SeriesKind,
  points: readonly SeriesPoint[],
  day: number,
): number | undefined {
  switch (kind) {
    case "record-up":
      return standing(points, day, Math.max);
    case "record-down":
      return standing(points, day, Math.min);
    case "scatter":
      return medianNear(points, day);
    case "flow":
      return flowOn(points, day);
  }
}

function standing(
  points: readonly SeriesPoint[],
  day: number,
  better: (a: number, b: number) => number,
): number | undefined {
  let best: number | undefined;
  for (const point of points) {
    if (point.day > day) break;
    best = best === undefined ? point.value : better(best, point.value);
  }
  return best;
}

function medianNear(points: readonly SeriesPoint[], day: number): number | undefined {
  const near = points.filter((point) => Math.abs(point.day - day) <= NEAR_DAYS);
  return near.length > 0 ? median(near.map(({ value }) => value)) : undefined;
}

function flowOn(points: readonly SeriesPoint[], day: number): number | undefined {
  const next = points.findIndex((point) => point.day > day);
  const last = points[next < 0 ? points.length - 1 : next - 1];
  if (!last) return undefined;
  const after = next < 0 ? undefined : points[next];
  if (after && after.day - last.day <= LONGEST_GAP) return between(last, after, day);
  return day - last.day <= HOLDS_DAYS ? last.value : undefined;
}

/** The straight line between two points. */
const between = (from: SeriesPoint, to: SeriesPoint, day: number): number =>
  from.value + ((to.value - from.value) * (day - from.day)) / (to.day - from.day);

/** A flow on any day: between its reports, and its first or last one outside them. */
export function interpolated(points: readonly SeriesPoint[], day: number): number {
  const next = points.findIndex((point) => point.day > day);
  const [first] = points;
  if (next === 0 && first) return first.value;
  const last = points[next < 0 ? points.length - 1 : next - 1] as SeriesPoint;
  const after = next < 0 ? undefined : points[next];
  return after ? between(last, after, day) : last.value;
}
