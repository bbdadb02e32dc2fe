import { pow } from "../stats/elementary/pow.ts";
import { square } from "../stats/elementary/square.ts";
import type { PastError } from "./backtest.ts";
import {
  type Horizon,
  horizons,
  MONTH_DAYS,
  nearestHorizon,
  type Series,
  type SeriesPoint,
} from "./series.ts";
import { middleLine, onLine } from "./slopes.ts";

/** A past error loses half its weight in this many years. */
const HALF_LIFE = 4;

/** Errors of its own at which a member's spread counts as much as the usual one. */
const PRIOR_ERRORS = 4;

/** Fewest errors at a shorter horizon from which a longer one is scaled. */
const FEWEST_SHORTER = 3;

/** Spread of a member at a horizon: a Student t around its centre. */
export interface Spread {
  readonly scale: number;
  readonly degreesOfFreedom: number;
}

/**
 * Spread of a member at any number of months: between the scored horizons the variance goes in a
 * straight line, and beyond the last it grows with time. It never shrinks.
 */
export function spreadAhead(
  series: Series,
  points: readonly SeriesPoint[],
  origin: number,
  errors: ReadonlyMap<Horizon, readonly PastError[]>,
): (months: number) => Spread {
  const nodes: { readonly months: number; readonly variance: number; readonly dof: number }[] = [];
  for (const horizon of horizons) {
    const { scale, degreesOfFreedom } = spreadOf(series, points, origin, horizon, errors);
    const variance = Math.max(square(scale), nodes.at(-1)?.variance ?? 0);
    nodes.push({ months: horizon, variance, dof: degreesOfFreedom });
  }
  return (months) => {
    const next = nodes.findIndex((node) => node.months >= months);
    const after = nodes[next];
    const before = nodes[next < 0 ? nodes.length - 1 : next - 1];
    return {
      scale: Math.sqrt(varianceBetween(series, months, before, after)),
      degreesOfFreedom:
        nodes.find((node) => node.months === nearestHorizon(months))?.dof ?? Number.NaN,
    };
  };
}

interface VarianceAt {
  readonly months: number;
  readonly variance: number;
}

function varianceBetween(
  series: Series,
  months: number,
  before: VarianceAt | undefined,
  after: VarianceAt | undefined,
): number {
  if (before && after) {
    const part = (months - before.months) / (after.months - before.months);
    return before.variance + part * (after.variance - before.variance);
  }
  if (before) return (before.variance * months) / before.months;
  if (!after) return Number.NaN;
  // A scatter is as wide tomorrow; what stands or moves in steps is known today.
  return series.kind === "scatter" ? after.variance : (after.variance * months) / after.months;
}

/**
 * Spread of a member from its past errors, drawn to what the series' own movement or the shorter
 * horizons suggest while those are few.
 */
function spreadOf(
  series: Series,
  points: readonly SeriesPoint[],
  origin: number,
  horizon: Horizon,
  errors: ReadonlyMap<Horizon, readonly PastError[]>,
): Spread {
  const own = errors.get(horizon) ?? [];
  const before = usualSpread(series, points, origin, horizon, errors);
  const n = effectiveErrors(own, horizon);
  const variance =
    own.length === 0
      ? square(before)
      : (n * meanSquare(own) + PRIOR_ERRORS * square(before)) / (n + PRIOR_ERRORS);
  return {
    scale: Math.sqrt(variance),
    degreesOfFreedom: Math.min(Math.max(2, n + 2), 12),
  };
}

/** Errors of forecasts a quarter apart overlap: they count as one for each horizon's length. */
const effectiveErrors = (errors: readonly PastError[], horizon: Horizon): number =>
  (errors.reduce((sum, { age }) => sum + weightOf(age), 0) * 3) / horizon;

const weightOf = (age: number): number => pow(0.5, age / HALF_LIFE);

const meanSquare = (errors: readonly PastError[]): number =>
  errors.reduce((sum, { age, error }) => sum + weightOf(age) * square(error), 0) /
  errors.reduce((sum, { age }) => sum + weightOf(age), 0);

function usualSpread(
  series: Series,
  points: readonly SeriesPoint[],
  origin: number,
  horizon: Horizon,
  errors: ReadonlyMap<Horizon, readonly PastError[]>,
): number {
  const untold = series.usualSpread * Math.sqrt(horizon / 12);
  if (series.kind === "scatter") return spreadAroundLine(points, origin, horizon);
  if (series.kind === "record-up") {
    const steps = spreadOfSteps(points, origin, horizon);
    if (steps !== undefined) return Math.max(steps, untold / 2);
  }
  const shorter = [...horizons]
    .reverse()
    .find((each) => each < horizon && (errors.get(each)?.length ?? 0) >= FEWEST_SHORTER);
  if (shorter === undefined) return untold;
  return Math.sqrt((meanSquare(errors.get(shorter) ?? []) * horizon) / shorter);
}

/** Prediction error of the median of a quarter around a straight line. */
function spreadAroundLine(
  points: readonly SeriesPoint[],
  origin: number,
  horizon: Horizon,
): number {
  const line = middleLine(points);
  const squares = points.reduce(
    (sum, { day, value }) => sum + square(value - onLine(line, day)),
    0,
  );
  const deviation = Math.sqrt(squares / Math.max(points.length - 2, 1));
  const perQuarter = Math.max(1, points.filter(({ day }) => day > origin - 730).length / 8);
  const target = origin + horizon * MONTH_DAYS;
  return (
    deviation *
    Math.sqrt(
      // π/2 of the mean's variance is that of a median.
      Math.min(1, 1.57 / perQuarter) +
        1 / points.length +
        square(target - line.meanDay) / line.sumSquares,
    )
  );
}

/**
 * Error of a random walk with drift whose steps are those between records.
 *
 * @returns `undefined` while there are fewer than two steps
 */
function spreadOfSteps(
  points: readonly SeriesPoint[],
  origin: number,
  horizon: Horizon,
): number | undefined {
  const steps = points
    .slice(1)
    .map(({ day, value }, i) => {
      const before = points[i] as SeriesPoint;
      return { days: day - before.day, change: value - before.value };
    })
    .filter(({ days }) => days > 0);
  if (steps.length < 2) return undefined;
  const first = points[0] as SeriesPoint;
  const last = points.at(-1) as SeriesPoint;
  const span = Math.max(origin - first.day, 180);
  const drift = (last.value - first.value) / span;
  const rate =
    steps.reduce((sum, { days, change }) => sum + square(change - drift * days) / days, 0) /
    Math.max(steps.length - 1, 1);
  const ahead = horizon * MONTH_DAYS;
  return Math.sqrt(rate * ahead * (1 + ahead / span));
}
