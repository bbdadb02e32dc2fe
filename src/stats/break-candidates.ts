import { mean } from "./mean.ts";

/** The stretch of x in which a break may lie. */
export interface BreakRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Breaks with at least `minimum` points at or below and at or above them.
 *
 * @returns the range, or `undefined` when there are too few points
 */
export function breakRange(x: readonly number[], minimum: number): BreakRange | undefined {
  const sorted = [...x].sort((a, b) => a - b);
  const first = sorted[minimum - 1];
  const last = sorted[sorted.length - minimum];
  return first !== undefined && last !== undefined && first <= last ? { first, last } : undefined;
}

/**
 * All places where the least-squares break of a continuous line of two pieces can be: at a point, or
 * between two neighbours where the separate lines through the points below and above meet.
 *
 * @param x regressor, in any order
 * @param y response, same length and order as `x`
 * @param range of admissible breaks
 * @see D. J. Hudson, Fitting segmented curves whose join points have to be estimated, JASA 61 (1966)
 */
export function breakCandidates(
  x: readonly number[],
  y: readonly number[],
  range: BreakRange,
): readonly number[] {
  const centreX = mean(x);
  const centreY = mean(y);
  const points = x
    .map((value, i) => ({ x: value - centreX, y: y[i]! - centreY }))
    .sort((a, b) => a.x - b.x);
  const before = emptySums();
  const after = emptySums();
  for (const point of points) include(after, point, 1);
  const meetings = points.slice(0, -1).flatMap((point, i) => {
    include(before, point, 1);
    include(after, point, -1);
    const next = (points[i + 1] as { x: number }).x;
    const meeting = meetingPoint(before, after);
    return meeting > point.x && meeting < next ? [meeting + centreX] : [];
  });
  return [...new Set(x), ...meetings].filter(
    (value) => value >= range.first && value <= range.last,
  );
}

/** Running sums that determine a line, about a common centre. */
interface Sums {
  n: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
}

const emptySums = (): Sums => ({ n: 0, x: 0, y: 0, xx: 0, xy: 0 });

function include(sums: Sums, point: { x: number; y: number }, sign: 1 | -1): void {
  sums.n += sign;
  sums.x += sign * point.x;
  sums.y += sign * point.y;
  sums.xx += sign * point.x * point.x;
  sums.xy += sign * point.x * point.y;
}

/** Where two lines meet; `NaN` or infinite when one is not determined or they are parallel. */
function meetingPoint(before: Sums, after: Sums): number {
  const one = lineOf(before);
  const other = lineOf(after);
  return (other.intercept - one.intercept) / (one.slope - other.slope);
}

function lineOf({ n, x, y, xx, xy }: Sums): { slope: number; intercept: number } {
  const slope = (n * xy - x * y) / (n * xx - x * x);
  return { slope, intercept: (y - slope * x) / n };
}
