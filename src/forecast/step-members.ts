import { dampedTrend, fadedSteps } from "./damped-trend.ts";
import { interpolated, levelOnDay } from "./level-on-day.ts";
import type { memberNames, Path } from "./member.ts";
import { QUARTER_DAYS, type SeriesKind, type SeriesPoint } from "./series.ts";
import { medianSlope, middleLine, onLine } from "./slopes.ts";

/** A pace over fewer days than this is not believed. */
const SHORTEST_SPAN = 180;

/** Years of its own at which a group counts as much as all groups together. */
const POOL_YEARS = 2;

const smoothing = { level: 0.6, trend: 0.2 };

/**
 * Members of a series that stands or moves in steps: records and flows. All of them but the line
 * start from the last value; they differ in the pace at which it goes on.
 *
 * @param points known at the origin, in the order of their days, at least two
 * @param pooledDrift pace of all groups together, units of the scale a day
 */
export function stepMembers(
  kind: Exclude<SeriesKind, "scatter">,
  points: readonly SeriesPoint[],
  origin: number,
  pooledDrift?: number,
): Readonly<Record<(typeof memberNames)[number], Path>> {
  const first = points[0] as SeriesPoint;
  const latest = points.at(-1) as SeriesPoint;
  const valueOn = (day: number): number =>
    kind === "flow"
      ? interpolated(points, day)
      : (levelOnDay(kind, points, Math.max(day, first.day)) as number);
  const last = valueOn(latest.day);
  const span = origin - first.day;
  const longRun = (last - first.value) / Math.max(span, SHORTEST_SPAN);
  const twoYears = first.day <= origin - 730 ? (last - valueOn(origin - 730)) / 730 : longRun;
  // A group leans on the others the more the less it has to show for itself.
  const lean = (own: number) =>
    pooledDrift === undefined
      ? own
      : ((span / 365) * own + POOL_YEARS * pooledDrift) / (span / 365 + POOL_YEARS);
  const drift = lean(longRun);
  const recent = (drift + lean(twoYears)) / 2;
  const lastYear = paceOfLastYear({ kind, first, latest, last, span, origin, valueOn });
  const pace = pooledDrift === undefined ? lastYear : (lastYear + pooledDrift) / 2;

  const line = middleLine(points);
  const lineSlope = points.length > 2 ? line : { ...line, slope: drift };
  const median = medianSlope(points);
  const faded = dampedTrend(
    quarters(first.day, origin).map(valueOn),
    drift * QUARTER_DAYS,
    smoothing,
  );
  // A flow goes on from its last report, a record from the day on which it stands.
  const since = kind === "flow" ? origin - latest.day : 0;
  const from = (slope: number) => (days: number) => last + slope * (since + days);
  return {
    "straight-line": (days) => onLine(lineSlope, origin + days),
    "median-slope": from(median),
    damped: (days) => last + faded * fadedSteps(days / QUARTER_DAYS),
    "walk-recent": from(recent),
    walk: from(drift),
    "no-change": () => last,
    "last-year": from(pace),
  };
}

function paceOfLastYear({
  kind,
  first,
  latest,
  last,
  span,
  origin,
  valueOn,
}: {
  readonly kind: SeriesKind;
  readonly first: SeriesPoint;
  readonly latest: SeriesPoint;
  readonly last: number;
  readonly span: number;
  readonly origin: number;
  readonly valueOn: (day: number) => number;
}): number {
  const end = kind === "flow" ? latest.day : origin;
  const length = Math.max(kind === "flow" ? latest.day - first.day : span, SHORTEST_SPAN);
  return (last - valueOn(end - 365)) / Math.min(365, length);
}

/** Days a quarter apart, the last of them the origin, the first not before a day. */
function quarters(from: number, origin: number): readonly number[] {
  const count = Math.floor((origin - from) / QUARTER_DAYS) + 1;
  return Array.from({ length: count }, (_, i) => origin - (count - 1 - i) * QUARTER_DAYS);
}
