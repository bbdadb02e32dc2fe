import { groupBy } from "../base/group-by.ts";
import { median } from "../stats/median.ts";
import { fadedSteps } from "./damped-trend.ts";
import type { ByMember, Path } from "./member.ts";
import { QUARTER_DAYS, type SeriesPoint } from "./series.ts";
import { middleLine, onLine } from "./slopes.ts";

/**
 * Members of a series of separate things around a trend. Quarters are summed up by their median;
 * levels follow these slowly, because most of a quarter's movement is scatter.
 *
 * @param points known at the origin, in the order of their days, at least five
 */
export function scatterMembers(points: readonly SeriesPoint[], origin: number): ByMember<Path> {
  const line = middleLine(points);
  const followed = follow(quarterMedians(points, origin), line.slope * QUARTER_DAYS);
  // The last quarter's median lies in its middle, half a quarter before the origin.
  const ahead = (days: number) => days + QUARTER_DAYS / 2;
  return {
    "straight-line": (days) => onLine(line, origin + days),
    damped: (days) => followed.level + followed.trend * fadedSteps(ahead(days) / QUARTER_DAYS),
    walk: (days) => followed.walk + line.slope * ahead(days),
    "no-change": () => followed.still,
  };
}

/** Medians of the quarters that end at the origin, the earliest first; holes where none has come. */
function quarterMedians(
  points: readonly SeriesPoint[],
  origin: number,
): readonly (number | undefined)[] {
  const back = ({ day }: SeriesPoint) => Math.floor((origin - day) / QUARTER_DAYS);
  const groups = groupBy(points, back);
  const count = Math.max(...groups.keys()) + 1;
  return Array.from({ length: count }, (_, i) => {
    const own = groups.get(count - 1 - i);
    return own && median(own.map(({ value }) => value));
  });
}

interface Followed {
  /** Level and trend of damped smoothing whose trend is drawn to the line's. */
  readonly level: number;
  readonly trend: number;
  /** Level of a walk with the line's pace. */
  readonly walk: number;
  /** Level of a walk without pace. */
  readonly still: number;
}

/** Follow the medians of the quarters with a damped trend, a walk with drift and one without. */
function follow(medians: readonly (number | undefined)[], pace: number): Followed {
  const start = medians.find((value) => value !== undefined) ?? 0;
  let [level, trend, walk, still] = [start, pace, start, start];
  for (const value of medians) {
    const expected = level + 0.9 * trend + 0.1 * pace;
    const onward = walk + pace;
    if (value === undefined) {
      level = expected;
      walk = onward;
      continue;
    }
    const next = expected + 0.3 * (value - expected);
    trend += 0.05 * (next - level - trend);
    level = next;
    walk = onward + 0.3 * (value - onward);
    still += 0.5 * (value - still);
  }
  return { level, trend, walk, still };
}
