import { histogramChart } from "../../charts/histogram-chart.ts";
import { linesChart } from "../../charts/lines-chart.ts";
import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { unitWord } from "../../i18n/unit-word.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { PictureContext } from "../contract/operation.ts";
import type { SeriesResult, SimulateResult } from "./result.ts";

/** Each output by its name: a series as a fan, a quantity as a histogram. */
export function simulatePictures(
  result: SimulateResult,
  t: Translate,
  { asOf }: PictureContext,
): readonly ChartBlock[] {
  const samples = t("simulate.samples", { draws: formatNumber(result.draws) });
  const charts = [
    ...Object.entries(result.series ?? {}).map(
      ([name, series]) => [name, fanChart(name, series, asOf, t)] as const,
    ),
    ...Object.keys(result.outputs).map(
      (name) => [name, outputChart(name, result, samples, t)] as const,
    ),
  ];
  return charts.flatMap(([id, chart]) => (chart ? [{ kind: "chart" as const, id, ...chart }] : []));
}

/** The distribution of an output; nothing for a probability, or where a quantile is infinite. */
export function outputChart(
  name: string,
  { outputs }: SimulateResult,
  caption: string,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart | undefined {
  const summary = outputs[name];
  if (!summary || summary.probability !== undefined) return undefined;
  const { p05, p50, p95, histogram, unit } = summary;
  if (typeof p05 !== "number" || typeof p50 !== "number" || typeof p95 !== "number") {
    return undefined;
  }
  const { scale, edges, counts } = histogram;
  const quantiles = { p05, p50, p95 };
  const title = named(name, unit, t);
  return histogramChart(
    { name: title, scale, edges, counts, unit: pictureUnit(unit), quantiles, caption },
    t,
    style,
  );
}

/** Units that values are written in: dates as days of the calendar, and money. */
const written: ReadonlySet<string> = new Set(["date", "USD"]);

/** The unit that an axis is written in; all but dates and money are plain numbers. */
export const pictureUnit = (unit: string | undefined): string =>
  unit !== undefined && written.has(unit) ? unit : "1";

/** The name of an output with its unit, where its values are not written in it. */
const named = (name: string, unit: string | undefined, t: Translate): string =>
  unit === undefined || unit === "1" || written.has(unit) ? name : `${name}, ${unitWord(unit, t)}`;

/** An output along the steps of a recurrence: its median, and the band from P5 to P95. */
export function fanChart(
  name: string,
  series: SeriesResult,
  asOf: string,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart | undefined {
  const points = pointsOf(series);
  if (points.length === 0) return undefined;
  const unit = pictureUnit(series.unit);
  return linesChart(
    {
      ...{ name: t("simulate.series", { name }), filter: "P50 [P5, P95]", asOf },
      source: t("web.scenario.model"),
      lines: [{ label: name, points, dots: true }],
      x: { kind: "number", scale: "linear", unit: "1", label: t(`simulate.step.${series.step}`) },
      y: { kind: "number", scale: scaleOf(points), unit, label: named(name, series.unit, t) },
    },
    t,
    style,
  );
}

/** The steps at which all three quantiles are finite; others have no place in a picture. */
const pointsOf = ({ points }: SeriesResult) =>
  points.flatMap(({ step, p05, p50, p95 }) =>
    typeof p05 === "number" && typeof p50 === "number" && typeof p95 === "number"
      ? [{ x: step, y: p50, lower: p05, upper: p95 }]
      : [],
  );

/** How many times the largest value must be the least for a logarithmic axis. */
const WIDE = 20;

function scaleOf(points: readonly { readonly lower: number; readonly upper: number }[]) {
  const least = Math.min(...points.map(({ lower }) => lower));
  const most = Math.max(...points.map(({ upper }) => upper));
  return least > 0 && most > WIDE * least ? "log" : "linear";
}
