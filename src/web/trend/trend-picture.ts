import type { Chart } from "../../charts/parts/chart.ts";
import { findingOf } from "../../charts/parts/growth-words.ts";
import { priceSteps } from "../../charts/price-steps.ts";
import { trendChart } from "../../charts/trend-chart.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { PublicTrend } from "../../operations/trend/trend.ts";

type Points = PublicTrend["points"];

/** Pooled trends have a line for each of several bars, which steps show better than points. */
const isPooled = ({ points }: PublicTrend): boolean =>
  points.some(({ group }) => group !== undefined);

/** The chart of a trend as the page shows it. It is drawn light and follows the theme. */
export function chartOf(
  trend: PublicTrend,
  look: { readonly source: string; readonly linear: boolean; readonly width: number },
  t: Translate,
): Chart {
  const words = {
    name: trend.title,
    filter: trend.frontier ?? "",
    asOf: trend.asOf,
    source: look.source,
    unitLabel: trend.unit,
  };
  const style = { theme: "light", width: look.width } as const;
  if (isPooled(trend) && !look.linear) {
    const series = seriesOf(trend, t).map(({ bar, label }) => ({
      label,
      records: shownPoints(trend).filter(({ group }) => group === bar),
    }));
    const finding = findingOf(trend.fit, trend.title, trend.unit, t);
    return priceSteps({ ...words, finding, series, unit: trend.unit }, t, style);
  }
  return trendChart({ ...words, result: trend }, t, {
    ...style,
    scale: look.linear ? "linear" : trend.fit.scale,
  });
}

/** The points that stand on the chart. */
export function shownPoints(trend: PublicTrend): Points {
  if (!isPooled(trend)) return trend.points;
  const bars = barsOf(trend);
  return trend.points.filter(({ selected, group }) => selected && bars.includes(group ?? ""));
}

const seriesOf = (trend: PublicTrend, t: Translate) =>
  barsOf(trend).map((bar) => ({ bar, label: t("brief.bar", { bar }) }));

/** Every other bar, so that the lines of the picture can be told apart. */
const barsOf = ({ points }: PublicTrend): readonly string[] =>
  [...new Set(points.filter(({ selected }) => selected).map(({ group }) => group ?? ""))].filter(
    (_, index) => index % 2 === 0,
  );
