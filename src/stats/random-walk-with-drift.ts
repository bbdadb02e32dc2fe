import { square } from "./elementary/square.ts";

/** A series that moves by a constant drift and independent normal shocks. */
export interface RandomWalk {
  readonly lastTime: number;
  readonly lastValue: number;
  /** Mean change per unit of time. */
  readonly drift: number;
  /** Variance of the shocks per unit of time; infinite when nothing is left to estimate it from. */
  readonly shockVariance: number;
  /** Time from the first to the last value. */
  readonly span: number;
  /** Values less two: one for the start, one for the drift. */
  readonly degreesOfFreedom: number;
}

/**
 * Fit a random walk with drift, the forecast that a trend must beat. Times need not be evenly
 * spaced: a shock's variance is proportional to the time it spans.
 *
 * @param times in any order, no two equal, at least two
 * @param values same length and order as `times`
 * @returns the walk, or `undefined` when times repeat or are too few
 */
export function fitRandomWalk(
  times: readonly number[],
  values: readonly number[],
): RandomWalk | undefined {
  if (times.length !== values.length || times.length < 2) return undefined;
  if (![...times, ...values].every(Number.isFinite)) return undefined;
  const series = times
    .map((time, i) => ({ time, value: values[i]! }))
    .sort((a, b) => a.time - b.time);
  const steps = series.slice(1).map(({ time, value }, i) => {
    const before = series[i] as { time: number; value: number };
    return { time: time - before.time, change: value - before.value };
  });
  if (steps.some(({ time }) => time === 0)) return undefined;
  const span = steps.reduce((sum, step) => sum + step.time, 0);
  const drift = steps.reduce((sum, step) => sum + step.change, 0) / span;
  const degreesOfFreedom = steps.length - 1;
  const squares = steps.reduce(
    (sum, { time, change }) => sum + square(change - drift * time) / time,
    0,
  );
  const last = series.at(-1) as { time: number; value: number };
  return {
    lastTime: last.time,
    lastValue: last.value,
    drift,
    shockVariance: degreesOfFreedom > 0 ? squares / degreesOfFreedom : Number.POSITIVE_INFINITY,
    span,
    degreesOfFreedom,
  };
}

/**
 * The forecast of the value at a time, including the error of the drift: t with the walk's degrees
 * of freedom. The same as R's `rwf(drift = TRUE)`, with t in place of normal quantiles.
 *
 * @param time at or after the last time of the walk
 * @returns centre and standard error
 */
export function randomWalkForecast(
  walk: RandomWalk,
  time: number,
): { readonly value: number; readonly standardError: number } {
  const ahead = time - walk.lastTime;
  if (!(ahead >= 0)) {
    throw new RangeError(`time must be at or after ${walk.lastTime}, got ${time}`);
  }
  return {
    value: walk.lastValue + walk.drift * ahead,
    standardError: Math.sqrt(walk.shockVariance * ahead * (1 + ahead / walk.span)),
  };
}
