import type { Translate } from "../../i18n/translate.ts";
import { sizes, themeConfig, themes } from "../theme.ts";
import type { Chart, ChartStyle, ChartWords, DatedAxes, Specification } from "./chart.ts";
import { type LegendEntry, layLegend } from "./legend.ts";
import { textWidth, wrapText } from "./measure-text.ts";

/** The plot and the texts around it. */
export interface Frame {
  readonly title: string;
  readonly subtitle: string;
  readonly caption: string;
  readonly summary: string;
  readonly plotWidth: number;
  readonly plotHeight: number;
  /** Pixels left of the plot, for the labels of the vertical axis. */
  readonly left: number;
  readonly legend: readonly (readonly LegendEntry[])[];
  readonly layer: readonly Specification[];
  readonly style: ChartStyle;
  /** For charts that more can be laid over. */
  readonly axes?: DatedAxes;
}

const EDGE = 14;
const TITLE_LINE = 22;
const SUBTITLE_LINE = 17;
const CAPTION_LINE = 14;
const ABOVE_PLOT = 12;
const BELOW_PLOT = 32;

/**
 * Place the plot between its title, subtitle, legend and source line. All sizes are computed here
 * from measured text, so that the image has the requested width wherever it is drawn.
 */
export function frameChart(frame: Frame): Chart {
  const { style, plotWidth, plotHeight, left } = frame;
  const room = style.width - 2 * EDGE;
  const title = wrapText(frame.title, room, sizes.title, true);
  const subtitle = wrapText(frame.subtitle, room, sizes.subtitle);
  const source = wrapText(frame.caption, room, sizes.caption);
  const legend = layLegend(frame.legend, left, room, style.theme);
  const words = title.length * TITLE_LINE + subtitle.length * SUBTITLE_LINE;
  const specification = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: frame.summary,
    autosize: { type: "none" },
    width: plotWidth,
    height: plotHeight,
    padding: {
      left: left + EDGE,
      right: style.width - plotWidth - left - EDGE,
      top: EDGE + words + legend.height + ABOVE_PLOT,
      bottom: BELOW_PLOT + source.length * CAPTION_LINE + EDGE - 4,
    },
    layer: [
      ...frame.layer,
      ...legend.layer,
      ...wordLayers(
        { title, subtitle, source, x: -left, top: -words - legend.height - ABOVE_PLOT },
        plotHeight + BELOW_PLOT,
        style,
      ),
    ],
    config: themeConfig(style.theme),
  };
  return { specification, summary: frame.summary, axes: frame.axes };
}

function wordLayers(
  words: {
    readonly title: readonly string[];
    readonly subtitle: readonly string[];
    readonly source: readonly string[];
    readonly x: number;
    readonly top: number;
  },
  bottom: number,
  style: ChartStyle,
): readonly Specification[] {
  const { ink, muted } = themes[style.theme];
  const block = (
    lines: readonly string[],
    y: number,
    look: { fontSize: number; lineHeight: number; color: string; fontWeight?: string },
  ): readonly Specification[] =>
    lines.length === 0
      ? []
      : [
          {
            data: { values: [{ text: lines.join("\n") }] },
            mark: {
              type: "text",
              align: "left",
              baseline: "top",
              lineBreak: "\n",
              x: words.x,
              y,
              ...look,
            },
            encoding: { text: { field: "text" } },
          },
        ];
  const below = words.top + words.title.length * TITLE_LINE;
  return [
    ...block(words.title, words.top, {
      fontSize: sizes.title,
      lineHeight: TITLE_LINE,
      color: ink,
      fontWeight: "bold",
    }),
    ...block(words.subtitle, below, {
      fontSize: sizes.subtitle,
      lineHeight: SUBTITLE_LINE,
      color: muted,
    }),
    ...block(words.source, bottom, {
      fontSize: sizes.caption,
      lineHeight: CAPTION_LINE,
      color: muted,
    }),
  ];
}

/** Width of the plot after reserving room on the left for the labels of the vertical axis. */
export function plotRoom(style: ChartStyle, axisLabels: readonly string[], right = 8) {
  const widest = Math.max(0, ...axisLabels.map((label) => textWidth(label, sizes.label)));
  const left = Math.ceil(widest) + 8;
  return { left, plotWidth: Math.max(120, style.width - 2 * EDGE - left - right) };
}

/** A plot that extends from edge to edge. */
export const fullWidth = (style: ChartStyle) => ({ left: 0, plotWidth: style.width - 2 * EDGE });

/** Unit, filter and as-of date on one line. */
export const subtitleOf = (unit: string, words: ChartWords, translate: Translate): string =>
  [unit, words.filter, translate("chart.subtitle.asOf", { asOf: words.asOf })]
    .filter((part) => part !== "")
    .join(" · ");

/** An axis with explicit ticks: values and their labels, one for one. */
export const labelledAxis = (values: readonly (number | string)[], labels: readonly string[]) => ({
  values,
  labelExpr: `${JSON.stringify(Object.fromEntries(values.map((value, index) => [String(value), labels[index] ?? ""])))}[datum.value]`,
});
