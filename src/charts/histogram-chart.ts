import { formatPercent } from "../i18n/format.ts";
import type { Translate } from "../i18n/translate.ts";
import { linearTicks, logTicks, positionOn } from "./parts/axis-ticks.ts";
import {
  type Chart,
  type ChartStyle,
  type ChartWords,
  defaultStyle,
  type Specification,
} from "./parts/chart.ts";
import { frameChart, labelledAxis, plotRoom } from "./parts/frame.ts";
import { unitFormat } from "./parts/human-units.ts";
import { lineMarks, textMarks } from "./parts/marks.ts";
import { sizes, type Theme, themes } from "./theme.ts";

/** A distribution as counts between edges, and the quantiles to mark. */
export interface HistogramData extends Pick<ChartWords, "name" | "finding"> {
  readonly scale: "linear" | "log";
  /** One more than there are counts, ascending; positive on a logarithmic scale. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly unit: string;
  readonly quantiles: { readonly p05: number; readonly p50: number; readonly p95: number };
  /** Text below the plot, such as how many samples were drawn. */
  readonly caption: string;
  /** Values to compare with, such as published ones. */
  readonly marked?: readonly { readonly label: string; readonly value: number }[];
}

/** The distribution of a result: one bar per bin, with the middle 90 % in the stronger colour. */
export function histogramChart(
  data: HistogramData,
  translate: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const theme = themes[style.theme];
  const { value: write } = unitFormat(data.unit, translate);
  const log = data.scale === "log";
  const domain = [data.edges[0] ?? 0, data.edges.at(-1) ?? 1] as const;
  const { left, plotWidth } = plotRoom(style, [""]);
  const height = Math.round(Math.min(180, plotWidth * 0.4));
  const most = Math.max(1, ...data.counts);
  const all = data.counts.reduce((sum, count) => sum + count, 0);
  // Bars leave room for the labels of the values to compare with.
  const head = 15 * (data.marked?.length ?? 0);
  const x = (value: number) => Math.round(10 * plotWidth * positionOn(value, domain, log)) / 10;
  const { p05, p50, p95 } = data.quantiles;
  const bars = data.counts.flatMap((count, index) => {
    const [from, to] = [data.edges[index] ?? 0, data.edges[index + 1] ?? 0];
    const middle = (from + to) / 2;
    if (count === 0) return [];
    return [
      {
        x: x(from),
        x2: Math.max(x(from) + 0.5, x(to) - 0.6),
        y: Math.round(10 * (height - ((height - head) * count) / most)) / 10,
        color: middle >= p05 && middle <= p95 ? theme.accent : theme.bands[0],
        about: translate("chart.histogram.bin", {
          from: write(from),
          to: write(to),
          share: formatPercent(count / all),
        }),
      },
    ];
  });
  const ticks = log ? logTicks(domain) : linearTicks(domain);
  const summary = translate("chart.histogram.summary", {
    name: data.name,
    p05: write(p05),
    p50: write(p50),
    p95: write(p95),
  });
  const value = (name: string) => ({ expr: `datum.${name}` });
  return frameChart({
    title: data.finding ?? data.name,
    subtitle: translate("chart.histogram.range", {
      p05: write(p05),
      p50: write(p50),
      p95: write(p95),
    }),
    caption: data.caption,
    summary,
    plotWidth,
    plotHeight: height,
    left,
    style,
    legend: [],
    layer: [
      {
        data: { values: bars },
        mark: {
          type: "rect",
          x: value("x"),
          x2: value("x2"),
          y: value("y"),
          y2: height,
          fill: value("color"),
          strokeWidth: 0,
        },
        encoding: { tooltip: { field: "about", type: "nominal" } },
      },
      {
        data: { values: [{ value: p50 }] },
        mark: { type: "rule", color: theme.ink, strokeWidth: 1.5, y: head, y2: height },
        encoding: {
          x: {
            field: "value",
            type: "quantitative",
            scale: { type: data.scale, domain, nice: false, ...(log ? {} : { zero: false }) },
            axis: labelledAxis(ticks, ticks.map(write)),
          },
        },
      },
      ...markedLayers(data, x, height, plotWidth, theme),
    ],
  });
}

/** A dashed rule with its label at each value to compare with that is on the axis. */
function markedLayers(
  { marked = [], edges }: HistogramData,
  x: (value: number) => number,
  height: number,
  width: number,
  theme: Theme,
): readonly Specification[] {
  const [low, high] = [edges[0] ?? 0, edges.at(-1) ?? 1];
  const shown = marked.filter(({ value }) => value >= low && value <= high);
  const rules = shown.map(({ label, value }) => ({
    about: label,
    x: x(value),
    x2: x(value),
    y: 0,
    y2: height,
    color: theme.meanEdge,
  }));
  const words = shown.map(({ label, value }, index) => {
    const left = x(value) < width / 2;
    return {
      text: label,
      x: x(value) + (left ? 6 : -6),
      y: 8 + index * 15,
      color: theme.meanEdge,
      align: left ? ("left" as const) : ("right" as const),
      weight: "bold" as const,
    };
  });
  return [...lineMarks(rules, 2, { strokeDash: [5, 3] }), ...textMarks(words, sizes.label)];
}
