import type { Translate } from "../i18n/translate.ts";
import { padDates, padDomain, utcDay } from "./parts/axis-ticks.ts";
import { type Chart, type ChartStyle, defaultStyle } from "./parts/chart.ts";
import { unitFormat } from "./parts/human-units.ts";
import { themeConfig, themes } from "./theme.ts";

/** A value on a date, with its band where available. */
export interface SparkPoint {
  readonly date: string;
  readonly value: number;
  readonly lower?: number;
  readonly upper?: number;
}

/** Data of a sparkline: points, and the line through them with its band. */
export interface SparklineData {
  readonly name: string;
  readonly unit: string;
  readonly scale: "log" | "linear";
  readonly points: readonly SparkPoint[];
  readonly line: readonly SparkPoint[];
}

/** A sparkline is as tall as its card allows. */
export interface SparklineStyle extends ChartStyle {
  readonly height?: number;
}

/** A small chart of a trend without axes, for a card whose text carries the numbers. */
export function sparkline(
  data: SparklineData,
  translate: Translate,
  style: SparklineStyle = { ...defaultStyle, width: 240 },
): Chart {
  const theme = themes[style.theme];
  const log = data.scale === "log";
  const dates = padDates([...data.points, ...data.line].map(({ date }) => date));
  const values = [...data.points, ...data.line].map(({ value }) => value);
  const x = {
    field: "date",
    type: "temporal",
    scale: { type: "utc", domain: dates.map(utcDay), nice: false },
    axis: null,
  };
  const y = {
    type: "quantitative",
    scale: {
      type: log ? "log" : "linear",
      domain: padDomain(values, log, 0.12),
      nice: false,
      ...(log ? {} : { zero: false }),
    },
    axis: null,
  };
  const points = byDate(data.points);
  const band = data.line.filter(({ lower, upper }) => lower !== undefined && upper !== undefined);
  const dots = (rows: readonly SparkPoint[], size: number, opacity: number) => ({
    data: { values: rows },
    mark: { type: "point", filled: true, color: theme.accent, size, opacity, strokeWidth: 0 },
    encoding: { x, y: { ...y, field: "value" } },
  });
  const summary = summaryOf(data.name, points, unitFormat(data.unit, translate).value, translate);
  const specification = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: summary,
    autosize: { type: "none" },
    width: style.width - 8,
    height: (style.height ?? 56) - 8,
    padding: { left: 4, right: 4, top: 4, bottom: 4 },
    background: "transparent",
    layer: [
      ...(band.length > 1
        ? [
            {
              data: { values: byDate(band) },
              mark: { type: "area", clip: true, color: theme.bands[0], opacity: 0.8 },
              encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
            },
          ]
        : []),
      ...(data.line.length > 1
        ? [
            {
              data: { values: byDate(data.line) },
              mark: { type: "line", clip: true, color: theme.accent, strokeWidth: 1.5 },
              encoding: { x, y: { ...y, field: "value" } },
            },
          ]
        : []),
      dots(points, 12, 0.6),
      dots(points.slice(-1), 42, 1),
    ],
    config: themeConfig(style.theme),
  };
  return { specification, summary };
}

const byDate = (points: readonly SparkPoint[]): readonly SparkPoint[] =>
  [...points].sort((one, other) => one.date.localeCompare(other.date));

function summaryOf(
  name: string,
  points: readonly SparkPoint[],
  write: (value: number) => string,
  translate: Translate,
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return name;
  return translate("chart.sparkline.summary", {
    name,
    from: write(first.value),
    fromDate: first.date,
    to: write(last.value),
    toDate: last.date,
  });
}
