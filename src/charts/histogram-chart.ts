import type { Translate } from "../i18n/translate.ts";
import { linearTicks, logTicks, positionOn } from "./parts/axis-ticks.ts";
import { type Chart, type ChartStyle, type ChartWords, defaultStyle } from "./parts/chart.ts";
import { frameChart, labelledAxis, plotRoom } from "./parts/frame.ts";
import { unitFormat } from "./parts/human-units.ts";
import { themes } from "./theme.ts";

/** A distribution as counts between edges, and the quantiles that are marked on it. */
export interface HistogramData extends Pick<ChartWords, "name" | "finding"> {
  readonly scale: "linear" | "log";
  /** One more than there are counts, rising; positive on a logarithmic scale. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly unit: string;
  readonly quantiles: { readonly p05: number; readonly p50: number; readonly p95: number };
  /** What stands below the plot, such as how many samples were drawn. */
  readonly caption: string;
}

/** What a result may be: a bar for each bin, the middle 90 % in the stronger colour. */
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
        y: Math.round(10 * height * (1 - count / most)) / 10,
        color: middle >= p05 && middle <= p95 ? theme.accent : theme.bands[0],
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
        encoding: {},
      },
      {
        data: { values: [{ value: p50 }] },
        mark: { type: "rule", color: theme.ink, strokeWidth: 1.5, y: 0, y2: height },
        encoding: {
          x: {
            field: "value",
            type: "quantitative",
            scale: { type: data.scale, domain, nice: false, ...(log ? {} : { zero: false }) },
            axis: labelledAxis(ticks, ticks.map(write)),
          },
        },
      },
    ],
  });
}
