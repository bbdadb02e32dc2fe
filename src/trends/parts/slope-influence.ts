import { itemAt, valueFor } from "../../base/item-at.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { slopeInfluence } from "../../stats/leave-one-out.ts";
import type { Line } from "../../stats/line.ts";
import {
  axesOf,
  DEFAULT_LEVEL,
  type FittedLine,
  fitTrend,
  UNGROUPED,
  unscale,
} from "./fit-trend.ts";
import { formsOf, straightForm } from "./forms/forms-of.ts";
import type { Fit, Form, Observation, Trend } from "./trend.ts";

/** The rate without a point. */
export interface PointInfluence {
  readonly id: string;
  readonly growthPerYearWithout: number;
}

/** Curves are fitted again without each of so many points at most; it takes their square. */
const MOST_REFITS = 100;

/**
 * The effect of each point on the rate, the most influential point first.
 *
 * @param form of the rate; for a curve through more than 100 points, the effect on the straight line
 */
export function pointInfluence(
  trend: Trend,
  points: readonly Observation[],
  fitted: FittedLine,
  form: Form,
): readonly PointInfluence[] {
  if (trend.pooled) return influenceByRefit(trend, points, (rest) => fitTrend(trend, rest)?.fit);
  const fitForm = formsOf(trend, form).get(form);
  if (form === straightForm(trend) || !fitForm || points.length > MOST_REFITS)
    return influenceOnLine(trend, points, valueFor(fitted.lines, UNGROUPED));
  return influenceByRefit(trend, points, (rest) => {
    const { years, values } = axesOf(trend, rest);
    const slope = fitForm(years, values, DEFAULT_LEVEL)?.slope.value;
    return slope === undefined ? undefined : { growthPerYear: unscale(trend, slope) };
  });
}

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

function influenceByRefit(
  trend: Trend,
  points: readonly Observation[],
  refit: (rest: readonly Observation[]) => Pick<Fit, "growthPerYear"> | undefined,
): readonly PointInfluence[] {
  const whole = refit(points)?.growthPerYear ?? Number.NaN;
  const moved = (rate: number) => Math.abs(trend.scale === "log" ? ln(rate / whole) : rate - whole);
  return points
    .flatMap(({ id }) => {
      const without = refit(points.filter((point) => point.id !== id));
      return without ? [{ id, growthPerYearWithout: without.growthPerYear }] : [];
    })
    .sort((a, b) => moved(b.growthPerYearWithout) - moved(a.growthPerYearWithout));
}
