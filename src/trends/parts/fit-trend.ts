import { DAYS_PER_YEAR, decimalYear } from "../../base/calendar.ts";
import { clusterRobustSlopeInterval } from "../../stats/cluster-robust-interval.ts";
import { log10 } from "../../stats/elementary/log10.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { square } from "../../stats/elementary/square.ts";
import { fitLine } from "../../stats/fit-line.ts";
import { fitPooledLine, type PooledLine } from "../../stats/fit-pooled-line.ts";
import type { Interval } from "../../stats/interval.ts";
import type { Line } from "../../stats/line.ts";
import { slopeInterval } from "../../stats/line-intervals.ts";
import { mean } from "../../stats/mean.ts";
import { heldMonthly } from "./held-monthly.ts";
import type { Fit, Observation, Trend } from "./trend.ts";

/** Default level of every interval of a live trend. */
export const DEFAULT_LEVEL = 0.9;

/** A straight line on the trend's scale: its fit and its course. */
export interface FittedLine {
  readonly fit: Fit;
  /** The line on the trend's scale; one per group when pooled. */
  readonly lines: ReadonlyMap<string, Line>;
  /** The pooled fit behind the lines of the groups. */
  readonly pooled?: PooledLine;
}

/** Group of the points that belong to no group. */
export const UNGROUPED = "";

/**
 * Fit the selected observations by least squares on the trend's scale.
 *
 * Groups of a pooled trend share one slope, with an interval that allows for one model appearing at
 * several bars (cluster-robust). Other trends have the t interval of an ordinary line.
 *
 * @returns `undefined` when the selected points do not determine a line
 */
export function fitTrend(
  trend: Trend,
  observations: readonly Observation[],
  level: number = DEFAULT_LEVEL,
): FittedLine | undefined {
  const points = observations.filter(({ selected }) => selected);
  return trend.pooled ? fitGroups(trend, points, level) : fitSingle(trend, points, level);
}

function fitSingle(
  trend: Trend,
  points: readonly Observation[],
  level: number,
): FittedLine | undefined {
  const { years, values } = axesOf(trend, points);
  const line = fitLine(years, values);
  if (!line) return undefined;
  const slope = slopeInterval(line, level);
  return {
    fit: describeFit(trend, points, slope, {
      standardError: line.slopeStandardError,
      rSquared: line.rSquared,
      degreesOfFreedom: line.degreesOfFreedom,
    }),
    lines: new Map([[UNGROUPED, line]]),
  };
}

function fitGroups(
  trend: Trend,
  points: readonly Observation[],
  level: number,
): FittedLine | undefined {
  const measured = trend.rateOn === "held-monthly" ? heldMonthly(points) : points;
  const { years, values } = axesOf(trend, measured);
  const groups = measured.map(({ group }) => group ?? UNGROUPED);
  const clusters = measured.map(({ cluster, id }) => cluster ?? id);
  const pooled = widest(
    [fitPooledLine(years, values, groups, clusters), fitPooledLine(years, values, groups)],
    level,
  );
  if (!pooled) return undefined;
  const slope = clusterRobustSlopeInterval(pooled, level);
  return {
    fit: describeFit(trend, points, slope, {
      standardError: pooled.clusterRobustStandardError,
      rSquared: pooled.rSquaredWithin,
      degreesOfFreedom: Math.min(pooled.degreesOfFreedom, pooled.clusterDegreesOfFreedom),
    }),
    lines: new Map(
      pooled.intercepts.map(({ group }) => [
        group,
        throughGroup(
          pooled,
          points.filter((point) => (point.group ?? UNGROUPED) === group),
          trend,
        ),
      ]),
    ),
    pooled,
  };
}

/**
 * Of two ways to cluster the same fit, by thing and by group, choose the one with the wider
 * interval: a model appears at several bars, and the records of one bar depend on each other.
 */
function widest(fits: readonly (PooledLine | undefined)[], level: number): PooledLine | undefined {
  const width = (fit: PooledLine) => {
    const { lower, upper } = clusterRobustSlopeInterval(fit, level);
    return upper - lower;
  };
  return fits.reduce((best, fit) => {
    if (!best || !fit) return best ?? fit;
    return Number.isFinite(width(fit)) && width(fit) > width(best) ? fit : best;
  }, undefined);
}

/**
 * The shared slope continued from some points: from the as-of date at the value then held, or from
 * the latest point. A forecast must not start in the middle of the past.
 */
export function lineAhead(
  fitted: FittedLine,
  points: readonly Observation[],
  trend: Pick<Trend, "scale" | "yearOf" | "start">,
  asOf: string,
): Line | undefined {
  const last = lastOf(points);
  const line = groupLine(fitted, points, trend);
  if (!line || !last) return undefined;
  const meanX = yearOf(trend, trend.start === "held" ? asOf : last.date);
  const meanY = toScale(trend, last.realValue ?? last.value);
  return { ...line, meanX, meanY, intercept: meanY - line.slope * meanX };
}

/** The latest point; of several on one day, the first. */
export const lastOf = (points: readonly Observation[]): Observation | undefined =>
  points.reduce<Observation | undefined>(
    (latest, point) => (latest && latest.date >= point.date ? latest : point),
    undefined,
  );

/** The shared slope at the level of some points, which need not have been part of the fit. */
export const groupLine = (
  fitted: FittedLine,
  points: readonly Observation[],
  trend: Pick<Trend, "scale"> = fitted.fit,
): Line | undefined =>
  fitted.pooled && points.length > 0 ? throughGroup(fitted.pooled, points, trend) : undefined;

function throughGroup(
  pooled: PooledLine,
  points: readonly Observation[],
  trend: Pick<Trend, "scale">,
): Line {
  const { years, values } = axesOf(trend, points);
  const meanX = mean(years);
  const meanY = mean(values);
  return {
    slope: pooled.slope,
    intercept: meanY - pooled.slope * meanX,
    n: points.length,
    slopeStandardError: pooled.clusterRobustStandardError,
    interceptStandardError: Number.NaN,
    residualStandardError: pooled.residualStandardError,
    rSquared: pooled.rSquaredWithin,
    meanX,
    meanY,
    // The level of a group is estimated from its own points, the slope from all of them.
    sumSquaresX: square(pooled.residualStandardError / pooled.clusterRobustStandardError),
    sumWeights: points.length,
    degreesOfFreedom: Math.min(pooled.degreesOfFreedom, pooled.clusterDegreesOfFreedom),
  };
}

/** A value on the scale on which the trend is straight. */
export const toScale = (trend: Pick<Trend, "scale">, value: number): number =>
  trend.scale === "log" ? log10(value) : value;

/** A value of the trend from one on the scale on which it is straight. */
export const unscale = (trend: Pick<Trend, "scale">, value: number): number =>
  trend.scale === "log" ? pow(10, value) : value;

/** A date on the time axis of the trend's fit. */
export const yearOf = (trend: Pick<Trend, "yearOf">, date: string): number =>
  (trend.yearOf ?? decimalYear)(date);

/** The points on the axes of the fit: decimal years, and values on the trend's scale. */
export const axesOf = (
  trend: Pick<Trend, "scale" | "yearOf">,
  points: readonly Observation[],
): { readonly years: readonly number[]; readonly values: readonly number[] } => ({
  years: points.map(({ date }) => yearOf(trend, date)),
  values: points.map(({ value, realValue }) => toScale(trend, realValue ?? value)),
});

/** A slope on the trend's scale, with its quality, as a `Fit`. */
export function describeFit(
  trend: Trend,
  points: readonly Observation[],
  slope: Interval,
  quality: Pick<Fit, "standardError" | "rSquared" | "degreesOfFreedom">,
): Fit {
  const dates = points.map(({ date }) => date).sort();
  return {
    scale: trend.scale,
    n: points.length,
    from: dates[0] ?? "",
    to: dates.at(-1) ?? "",
    growthPerYear: unscale(trend, slope.value),
    lower: unscale(trend, slope.lower),
    upper: unscale(trend, slope.upper),
    level: slope.level,
    ...quality,
    ...(trend.scale === "log"
      ? {
          slopeOomPerYear: slope.value,
          doublingTimeDays: (DAYS_PER_YEAR * log10(2)) / slope.value,
        }
      : {}),
    definition: `trend.${trend.id}.definition`,
  };
}
