import { formatPercent } from "../i18n/format.ts";
import type { Translate } from "../i18n/translate.ts";
import {
  type AxisDomain,
  dateAxis,
  linearTicks,
  logTicks,
  padDates,
  padDomain,
  utcDay,
} from "./parts/axis-ticks.ts";
import { type Chart, type ChartStyle, type ChartWords, defaultStyle } from "./parts/chart.ts";
import { frameChart, labelledAxis, plotRoom, subtitleOf } from "./parts/frame.ts";
import { findingOf, intervalWords, rateLines } from "./parts/growth-words.ts";
import { unitFormat } from "./parts/human-units.ts";
import { shorten } from "./parts/measure-text.ts";
import { type LabelRequest, labelLayers, noteBox, noteLayers } from "./parts/notes.ts";
import { placeOnPlot } from "./parts/place-on-plot.ts";
import { pointLayers } from "./parts/point-layers.ts";
import { bandName, centralLine, predictionLayers } from "./parts/prediction-layers.ts";
import type { TrendPicture } from "./parts/trend-picture.ts";
import { sizes } from "./theme.ts";

/** Data of a trend chart. */
export interface TrendChartData extends ChartWords {
  /**
   * The computed trend. Where its prediction extends back over the period of the fit, the line is
   * drawn there too: solid up to the last data point and dashed after it.
   */
  readonly result: TrendPicture;
  /** The unit in the reader's language. */
  readonly unitLabel: string;
}

/** A trend chart uses the scale of its fit unless a linear axis is requested. */
export interface TrendChartStyle extends ChartStyle {
  readonly scale?: "log" | "linear";
  readonly height?: number;
}

/**
 * A trend: its points with their intervals, the fitted line, and the bands of the interval of the
 * mean and of the prediction. Colour shows the organisation, shape the openness, strength the
 * selection.
 */
export function trendChart(
  data: TrendChartData,
  translate: Translate,
  style: TrendChartStyle = defaultStyle,
): Chart {
  const { result } = data;
  const log = (style.scale ?? result.fit.scale) === "log";
  const format = unitFormat(result.unit, translate);
  const values = valueDomain(result, log);
  const ticks = log ? logTicks(values, format.time) : linearTicks(values);
  const tickLabels = ticks.map(format.value);
  const { left, plotWidth } = plotRoom(style, tickLabels);
  const plotHeight = style.height ?? Math.round(Math.min(360, plotWidth * 0.62));
  const dates = padDates([
    ...result.points.map(({ date }) => date),
    ...result.prediction.map(({ date }) => date),
  ]);
  const axes = { dates, values, log };
  const place = (at: { readonly date: string; readonly value: number }) =>
    placeOnPlot(at, axes, { width: plotWidth, height: plotHeight });
  const x = {
    field: "date",
    type: "temporal",
    scale: { type: "utc", domain: dates.map(utcDay), nice: false },
    axis: dateAxis(dates, plotWidth),
  };
  const y = {
    type: "quantitative",
    scale: {
      type: log ? "log" : "linear",
      domain: values,
      nice: false,
      ...(log ? {} : { zero: false }),
    },
    axis: labelledAxis(ticks, tickLabels),
  };
  const note = noteBox(rateLines(result.fit, data.unitLabel, translate), {
    plotWidth,
    plotHeight,
    rising: isRising(result),
  });
  const requests = labelRequests(result).map((request) => ({ ...request, ...place(request) }));
  const finding = data.finding ?? findingOf(result.fit, data.name, data.unitLabel, translate);
  const context = { x, y, style, translate, format };
  const prediction = predictionLayers(result, context);
  const points = pointLayers(result.points, context);
  return frameChart({
    title: finding,
    subtitle: subtitleOf(
      log ? translate("chart.subtitle.unit", { unit: data.unitLabel }) : data.unitLabel,
      data,
      translate,
    ),
    caption: translate("chart.caption", { source: data.source }),
    summary: summaryOf(data, finding, format.value, translate),
    plotWidth,
    plotHeight,
    left,
    style,
    axes,
    legend: [...points.legend, ...prediction.legend],
    layer: [
      ...prediction.layer,
      ...points.layer,
      ...labelLayers(requests, {
        plotWidth,
        plotHeight,
        note,
        points: result.points.map((point) => ({ ...place(point), selected: point.selected })),
        line: centralLine(result.prediction.filter(({ group }) => group === undefined)).map(place),
        theme: style.theme,
      }),
      ...noteLayers(note, style.theme),
    ],
  });
}

/** Values that must be visible, and as much of the bands as does not compress the points. */
function valueDomain({ points, prediction }: TrendPicture, log: boolean): AxisDomain {
  const shown = [
    ...points.map(({ value }) => value),
    ...centralLine(prediction.filter(({ group }) => group === undefined)).map(({ value }) => value),
    ...prediction.filter(({ group }) => group !== undefined).map(({ value }) => value),
  ].filter((value) => !log || value > 0);
  const core = padDomain(shown, log, 0.07);
  const outer = padDomain(shown, log, 0.3);
  const ends = [
    ...points.flatMap(({ lower, upper, selected }) => (selected ? [lower, upper] : [])),
    ...prediction.flatMap(({ lower, upper, group }) => (group === undefined ? [lower, upper] : [])),
  ].filter((value): value is number => typeof value === "number" && (!log || value > 0));
  return [
    Math.max(outer[0], Math.min(core[0], ...ends)),
    Math.min(outer[1], Math.max(core[1], ...ends)),
  ];
}

const isRising = ({ fit }: TrendPicture): boolean =>
  fit.growthPerYear >= (fit.scale === "log" ? 1 : 0);

/**
 * Points worth a label: the latest, the extreme, the first, then by their influence on the slope.
 */
function labelRequests(result: TrendPicture): readonly LabelRequest[] {
  const selected = result.points.filter((point) => point.selected);
  const byDate = [...selected].sort((one, other) => one.date.localeCompare(other.date));
  const byValue = [...selected].sort((one, other) => other.value - one.value);
  // The influence is sorted by size.
  const place = new Map(result.influence.map(({ id }, index) => [id, index]));
  const placeOf = ({ id }: { readonly id: string }) => place.get(id) ?? result.influence.length;
  const byPull = [...selected].sort((one, other) => placeOf(one) - placeOf(other));
  const extreme = isRising(result) ? byValue[0] : byValue.at(-1);
  const order = [byDate.at(-1), extreme, byDate[0], ...byPull];
  // A model can be on the lines of several groups: it is named once.
  const named = new Map(
    order
      .filter((point) => point !== undefined)
      .toReversed()
      .map((point) => [point.label, point]),
  );
  return [...named.values()]
    .toReversed()
    .map(({ label, date, value }) => ({ text: shorten(label, 190, sizes.label), date, value }));
}

function summaryOf(
  data: TrendChartData,
  finding: string,
  write: (value: number) => string,
  translate: Translate,
): string {
  const { fit, prediction } = data.result;
  const last = [...prediction]
    .filter(({ kind, group }) => kind === "prediction" && group === undefined)
    .sort((one, other) => one.date.localeCompare(other.date) || one.level - other.level)
    .at(-1);
  const main = translate("chart.summary.trend", {
    finding,
    n: fit.n,
    from: fit.from,
    to: fit.to,
    interval: intervalWords(fit, translate),
  });
  if (!last) return main;
  const reached = translate("chart.summary.prediction", {
    date: last.date,
    value: write(last.value),
    lower: write(last.lower),
    upper: write(last.upper),
    band: bandName(last.kind, formatPercent(last.level), translate),
  });
  return `${main} ${reached}`;
}
