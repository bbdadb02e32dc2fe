import type { Series, SeriesPoint } from "./series.ts";

/** A group says something of the common pace once it has been seen for this long, in days. */
const SHORTEST_SPAN = 60;

/** A pace over fewer days than this is not believed. */
const SHORTEST_PACE = 180;

/**
 * The pace of all groups of a pooled series together: each group's from its first to its last value
 * known by a day, weighed by its number of points.
 *
 * @returns units of the scale a day; `undefined` for a series whose groups do not pool, 0 while no
 *   group has been seen for two months
 */
export function driftOfGroups(series: Series, day: number): number | undefined {
  if (!series.pooled) return undefined;
  let weights = 0;
  let sum = 0;
  for (const points of series.groups.values()) {
    const known = points.filter((point) => point.day <= day);
    const first = known[0];
    const last = known.at(-1) as SeriesPoint;
    if (!first || known.length < 2 || last.day - first.day < SHORTEST_SPAN) continue;
    sum += (known.length * (last.value - first.value)) / Math.max(day - first.day, SHORTEST_PACE);
    weights += known.length;
  }
  return weights > 0 ? sum / weights : 0;
}
