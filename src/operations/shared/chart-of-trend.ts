import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { findingOf } from "../../charts/parts/growth-words.ts";
import type { PicturePoint, TrendPicture } from "../../charts/parts/trend-picture.ts";
import { priceSteps } from "../../charts/price-steps.ts";
import { trendChart } from "../../charts/trend-chart.ts";
import type { Translate } from "../../i18n/translate.ts";

type GroupedPoint = PicturePoint & { readonly group?: string | undefined };

/** As much of a fitted trend as its chart needs. */
interface DrawnTrend<Point extends GroupedPoint> extends TrendPicture {
  readonly title: string;
  readonly asOf: string;
  readonly points: readonly Point[];
}

/** What stands beside the chart, and how it looks. */
interface Look {
  /** Which points are on it, in words; empty when all are. */
  readonly filter: string;
  readonly source: string;
  /** On a linear axis, whatever the scale of the fit. */
  readonly linear?: boolean;
  readonly style?: ChartStyle;
}

/**
 * The chart of a fitted trend: steps for a pooled one, whose lines for several bars they show better
 * than points do, and points with their line for every other.
 */
export function chartOfTrend(
  trend: DrawnTrend<GroupedPoint>,
  { filter, source, linear = false, style = defaultStyle }: Look,
  t: Translate,
): Chart {
  const { title: name, asOf, unit, fit } = trend;
  const words = { name, filter, asOf, source, unitLabel: unit };
  if (!isPooled(trend) || linear) {
    const scale = linear ? "linear" : fit.scale;
    return trendChart({ ...words, result: trend }, t, { ...style, scale });
  }
  const points = shownPoints(trend);
  const series = groupsOf(trend).map((shown) => ({
    label: isBar(shown) ? t("brief.bar", { bar: shown }) : shown,
    records: points.filter(({ group }) => group === shown),
    ahead: trend.prediction.filter(({ group, kind }) => group === shown && kind === "prediction"),
  }));
  const finding = findingOf(fit, name, unit, t);
  return priceSteps({ ...words, finding, series, unit }, t, style);
}

/** The points that stand on the chart of a trend. */
export function shownPoints<Point extends GroupedPoint>(
  trend: Pick<DrawnTrend<Point>, "points">,
): readonly Point[] {
  if (!isPooled(trend)) return trend.points;
  const groups = groupsOf(trend);
  return trend.points.filter(({ selected, group }) => selected && groups.includes(group ?? ""));
}

type Pointed = Pick<DrawnTrend<GroupedPoint>, "points">;

const isPooled = ({ points }: Pointed): boolean => points.some(({ group }) => group !== undefined);

/** The lines of the picture: every group by name; of bars every other, so that they can be told apart. */
const groupsOf = ({ points }: Pointed): readonly string[] =>
  [...new Set(points.filter(({ selected }) => selected).map(({ group }) => group ?? ""))].filter(
    (group, index) => !isBar(group) || index % 2 === 0,
  );

/** Whether a group is a level of the index rather than a name. */
const isBar = (group: string): boolean => group !== "" && Number.isFinite(Number(group));
