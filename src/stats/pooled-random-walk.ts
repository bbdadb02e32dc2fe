import { square } from "./elementary/square.ts";
import type { RandomWalk } from "./random-walk-with-drift.ts";

/** Values of one series of several that share drift and variance. */
export interface WalkSeries {
  readonly group: string;
  /** In any order, no two equal. */
  readonly times: readonly number[];
  /** Same length and order as `times`. */
  readonly values: readonly number[];
}

/**
 * Fit one random walk with drift to several series that share the drift and the variance of the
 * shocks; each has its own last value. With one series it is `fitRandomWalk`.
 *
 * @param series at least one with two values; those with one contribute their last value only
 * @returns the walk of each group, or `undefined` when times repeat or no series has a step
 */
export function fitPooledRandomWalk(
  series: readonly WalkSeries[],
): ReadonlyMap<string, RandomWalk> | undefined {
  const sorted = series.map(sortByTime);
  const steps = sorted.flatMap(({ points }) =>
    points.slice(1).map((point, i) => {
      const before = points[i]!;
      return { time: point.time - before.time, change: point.value - before.value };
    }),
  );
  if (steps.length === 0 || steps.some(({ time }) => !(time > 0))) return undefined;
  const span = steps.reduce((sum, { time }) => sum + time, 0);
  const drift = steps.reduce((sum, { change }) => sum + change, 0) / span;
  const degreesOfFreedom = steps.length - 1;
  const squares = steps.reduce(
    (sum, { time, change }) => sum + square(change - drift * time) / time,
    0,
  );
  const shockVariance =
    degreesOfFreedom > 0 ? squares / degreesOfFreedom : Number.POSITIVE_INFINITY;
  return new Map(
    sorted.flatMap(({ group, points }) => {
      const last = points.at(-1);
      if (!last) return [];
      const { time: lastTime, value: lastValue } = last;
      return [[group, { lastTime, lastValue, drift, shockVariance, span, degreesOfFreedom }]];
    }),
  );
}

interface Point {
  readonly time: number;
  readonly value: number;
}

const sortByTime = ({ group, times, values }: WalkSeries) => ({
  group,
  points: times
    .map((time, i): Point => ({ time, value: values[i]! }))
    .sort((a, b) => a.time - b.time),
});
