import { itemAt, valueFor } from "../../base/item-at.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { slopeInfluence } from "../../stats/leave-one-out.ts";
import type { Line } from "../../stats/line.ts";
import { axesOf, type FittedLine, fitTrend, UNGROUPED, unscale } from "./fit-trend.ts";
import type { Observation, Trend } from "./trend.ts";

/** The rate of the straight form without a point. */
export interface PointInfluence {
  readonly id: string;
  readonly growthPerYearWithout: number;
}

/** The effect of each point on the rate of the straight form, the most influential point first. */
export const pointInfluence = (
  trend: Trend,
  points: readonly Observation[],
  fitted: FittedLine,
): readonly PointInfluence[] =>
  trend.pooled
    ? influenceOnPooled(trend, points, fitted.fit.growthPerYear)
    : influenceOnLine(trend, points, valueFor(fitted.lines, UNGROUPED));

function influenceOnLine(
  trend: Trend,
  points: readonly Observation[],
  line: Line,
): readonly PointInfluence[] {
  const { years, values } = axesOf(trend, points);
  return slopeInfluence(line, years, values).flatMap(({ index, slopeWithout }) =>
    slopeWithout === undefined
      ? []
      : [
          {
            id: itemAt(points, index).id,
            growthPerYearWithout: unscale(trend, slopeWithout),
          },
        ],
  );
}

function influenceOnPooled(
  trend: Trend,
  points: readonly Observation[],
  growthPerYear: number,
): readonly PointInfluence[] {
  const moved = (rate: number) =>
    Math.abs(trend.scale === "log" ? ln(rate / growthPerYear) : rate - growthPerYear);
  return points
    .flatMap(({ id }) => {
      const without = fitTrend(
        trend,
        points.filter((point) => point.id !== id),
      );
      return without ? [{ id, growthPerYearWithout: without.fit.growthPerYear }] : [];
    })
    .sort((a, b) => moved(b.growthPerYearWithout) - moved(a.growthPerYearWithout));
}
