import { addDays } from "../base/calendar.ts";
import type { Translate } from "../i18n/translate.ts";
import {
  type AxisDomain,
  dateAxis,
  linearTicks,
  padDates,
  padDomain,
  utcDay,
} from "./parts/axis-ticks.ts";
import {
  type Chart,
  type ChartStyle,
  type ChartWords,
  defaultStyle,
  type Specification,
} from "./parts/chart.ts";
import { frameChart, labelledAxis, plotRoom, subtitleOf } from "./parts/frame.ts";
import { unitFormat } from "./parts/human-units.ts";
import { shorten } from "./parts/measure-text.ts";
import { labelLayers } from "./parts/notes.ts";
import { placeOnPlot } from "./parts/place-on-plot.ts";
import { pointLayers } from "./parts/point-layers.ts";
import type { PicturePoint } from "./parts/trend-picture.ts";
import { sizes, type Theme, themes } from "./theme.ts";

/** Data of the capability chart: `selected` points set a record when they were released. */
export interface CapabilityData extends ChartWords {
  readonly points: readonly PicturePoint[];
  readonly unitLabel: string;
  /** Levels that the axis must include, such as a bar drawn over the chart. */
  readonly include?: readonly number[];
}

/** Models by day of release with their intervals, and the best to date as steps. */
export function capabilityChart(
  data: CapabilityData,
  translate: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const theme = themes[style.theme];
  const format = unitFormat("1", translate);
  const points = [...data.points].sort((one, other) => one.date.localeCompare(other.date));
  const domain = capabilityDomain(data);
  const ticks = linearTicks(domain);
  const { left, plotWidth } = plotRoom(style, ticks.map(String), 12);
  const height = Math.round(Math.max(230, Math.min(380, plotWidth * 0.62)));
  const padded = padDates([...points.map(({ date }) => date), data.asOf]);
  const dates: readonly [string, string] = [padded[0], addDays(data.asOf, 20)];
  const axes = { dates, values: domain, log: false };
  const x = {
    field: "date",
    type: "temporal",
    scale: { type: "utc", domain: dates.map(utcDay), nice: false },
    axis: dateAxis(dates, plotWidth),
  };
  const y = {
    type: "quantitative",
    scale: { type: "linear", domain, nice: false, zero: false },
    axis: labelledAxis(ticks, ticks.map(String)),
  };
  const records = points.filter(({ selected }) => selected);
  const dots = pointLayers(points, { x, y, style, translate, format });
  const placed = points.map((point) => ({
    ...point,
    ...placeOnPlot(point, axes, { width: plotWidth, height }),
  }));
  const title = data.finding ?? data.name;
  return frameChart({
    title,
    subtitle: subtitleOf(data.unitLabel, data, translate),
    caption: translate("chart.caption", { source: data.source }),
    summary: [
      title,
      ...records.map(({ label, date, value }) => `${label} ${format.value(value)} (${date})`),
    ].join(translate("chart.join")),
    plotWidth,
    plotHeight: height,
    left,
    style,
    axes,
    legend: [
      ...dots.legend,
      [{ label: translate("chart.frontier"), color: theme.ink, sign: "line" }],
    ],
    layer: [
      bestToDate(records, data.asOf, { x, y: { ...y, field: "value" } }, theme),
      ...dots.layer,
      ...labelLayers(
        placed
          .filter(({ selected }) => selected)
          .toReversed()
          .map(({ label, date, value, x: atX, y: atY }) => ({
            text: shorten(label, 150, sizes.label),
            date,
            value,
            x: atX,
            y: atY,
          })),
        {
          plotWidth,
          plotHeight: height,
          points: placed,
          line: [],
          theme: style.theme,
        },
      ),
    ],
  });
}

/** The records as steps, the last one held to the as-of date. */
function bestToDate(
  records: CapabilityData["points"],
  asOf: string,
  encoding: Specification,
  theme: Theme,
): Specification {
  const last = records.at(-1);
  const steps = [...records, ...(last ? [{ ...last, date: asOf }] : [])];
  return {
    data: { values: steps.map(({ date, value }) => ({ date, value })) },
    mark: {
      type: "line",
      interpolate: "step-after",
      color: theme.ink,
      strokeWidth: 1.4,
      opacity: 0.7,
      clip: true,
    },
    encoding,
  };
}

/**
 * Ends of the vertical axis, so that a bar over the chart can share them. Wide intervals of models
 * that set no record are clipped instead of compressing all others.
 */
export const capabilityDomain = ({
  points,
  include = [],
}: Pick<CapabilityData, "points" | "include">): AxisDomain =>
  padDomain(
    [
      ...points.flatMap(({ value, lower, upper, selected }) =>
        selected ? [value, lower, upper] : [value],
      ),
      ...include,
    ].filter((value): value is number => typeof value === "number"),
    false,
    0.04,
  );
