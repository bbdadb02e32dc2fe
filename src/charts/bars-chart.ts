import type { Translate } from "../i18n/translate.ts";
import { type AxisDomain, linearTicks, positionOn } from "./parts/axis-ticks.ts";
import {
  type Chart,
  type ChartStyle,
  type ChartWords,
  defaultStyle,
  type Specification,
} from "./parts/chart.ts";
import { frameChart, plotRoom, subtitleOf } from "./parts/frame.ts";
import { unitFormat } from "./parts/human-units.ts";
import { lineMarks, textMarks } from "./parts/marks.ts";
import { shorten, textWidth } from "./parts/measure-text.ts";
import { sizes, themes } from "./theme.ts";

/** One bar: a value and, where known, its interval or the range it moves through. */
export interface BarRow {
  readonly label: string;
  readonly value: number;
  readonly lower?: number;
  readonly upper?: number;
}

/** What a bar chart shows. Rows are drawn in the order given. */
export interface BarsChartData extends ChartWords {
  readonly rows: readonly BarRow[];
  readonly unit: string;
  readonly unitLabel: string;
  /** Where bars start: zero for shares, the central result for drivers. */
  readonly baseline?: number;
  /**
   * `bar` draws from the baseline to the value, with the interval as a whisker; `range` draws from
   * the lower to the upper end, for how a result changes as one input moves through its range.
   */
  readonly draw: "bar" | "range";
}

const ROW = 27;

/** Horizontal bars with ranges: shares, cost breakdowns, and the drivers of a result. */
export function barsChart(
  data: BarsChartData,
  translate: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const { value: write } = unitFormat(data.unit, translate);
  const most = style.width * 0.36;
  const labels = data.rows.map(({ label }) => shorten(label, most, sizes.label));
  const { left, plotWidth } = plotRoom(style, labels);
  const texts = data.rows.map((row) => valueText(row, data.draw, write, translate));
  const beside = Math.max(0, ...texts.map((text) => textWidth(text, sizes.label))) + 10;
  const domain = domainOf(data);
  const track = Math.max(60, plotWidth - beside);
  const x = (value: number) => Math.round(track * positionOn(value, domain, false) * 10) / 10;
  const height = data.rows.length * ROW + 4;
  const title = data.finding ?? data.name;
  return frameChart({
    title,
    subtitle: subtitleOf(data.unitLabel, data, translate),
    caption: translate("chart.caption", { source: data.source }),
    summary: [title, ...data.rows.map((row) => rowText(row, write, translate))].join(
      translate("chart.join"),
    ),
    plotWidth,
    plotHeight: height,
    left,
    style,
    legend: [],
    layer: [
      ...drawAxis(domain, data.baseline ?? 0, height, x, { write, style, track }),
      ...drawRows(data, { labels, texts, x, style }),
    ],
  });
}

function domainOf({ rows, baseline = 0, draw }: BarsChartData): AxisDomain {
  const values = [
    baseline,
    ...rows.flatMap(({ value, lower = value, upper = value }) =>
      draw === "bar" ? [value, lower, upper] : [lower, upper],
    ),
  ];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * 0.03;
  return [low === baseline ? low : low - room, high === baseline ? high : high + room];
}

function drawAxis(
  domain: AxisDomain,
  baseline: number,
  height: number,
  x: (value: number) => number,
  look: { write: (value: number) => string; style: ChartStyle; track: number },
): readonly Specification[] {
  const theme = themes[look.style.theme];
  const ticks = linearTicks(domain, Math.max(2, Math.floor(look.track / 80)));
  const vertical = (value: number, color: string) => ({
    x: x(value),
    x2: x(value),
    y: 0,
    y2: height,
    color,
  });
  return [
    ...lineMarks(
      [...ticks.map((tick) => vertical(tick, theme.grid)), vertical(baseline, theme.muted)],
      1,
    ),
    ...textMarks(
      ticks.map((tick) => ({
        text: look.write(tick),
        x: x(tick),
        y: height + 12,
        color: theme.muted,
        align: "center",
      })),
      sizes.label,
    ),
  ];
}

function drawRows(
  { rows, draw, baseline = 0 }: BarsChartData,
  look: {
    labels: readonly string[];
    texts: readonly string[];
    x: (value: number) => number;
    style: ChartStyle;
  },
): readonly Specification[] {
  const theme = themes[look.style.theme];
  const { x } = look;
  const placed = rows.map((row, index) => ({
    ...row,
    y: index * ROW + ROW / 2 + 2,
    text: look.texts[index] ?? "",
    name: look.labels[index] ?? "",
    low: row.lower ?? row.value,
    high: row.upper ?? row.value,
  }));
  const flat = (from: number, to: number, y: number, color: string) => ({
    x: x(from),
    x2: x(to),
    y,
    y2: y,
    color,
  });
  const bars = placed.map(({ label, text, value, low, high, y }) => ({
    ...(draw === "bar" ? flat(baseline, value, y, theme.accent) : flat(low, high, y, theme.accent)),
    about: `${label} · ${text}`,
  }));
  const whiskers = placed.filter(({ low, high }) => draw === "bar" && low < high);
  const ticks = draw === "range" ? placed : [];
  return [
    ...lineMarks(bars, 15, { opacity: 0.75 }),
    ...lineMarks(
      whiskers.map(({ low, high, y }) => flat(low, high, y, theme.ink)),
      1.4,
    ),
    ...lineMarks(
      ticks.map(({ value, y }) => ({
        x: x(value),
        x2: x(value),
        y: y - 9,
        y2: y + 9,
        color: theme.ink,
      })),
      2,
    ),
    ...textMarks(
      placed.flatMap(({ name, text, value, low, high, y }) => [
        { text: name, x: -8, y, color: theme.ink, align: "right" as const },
        {
          text,
          x: x(Math.max(value, low, high, baseline)) + 7,
          y,
          color: theme.muted,
          align: "left" as const,
        },
      ]),
      sizes.label,
    ),
  ];
}

const valueText = (
  row: BarRow,
  draw: "bar" | "range",
  write: (value: number) => string,
  translate: Translate,
): string =>
  draw === "range" && row.lower !== undefined && row.upper !== undefined
    ? translate("chart.range", { lower: write(row.lower), upper: write(row.upper) })
    : write(row.value);

const rowText = (row: BarRow, write: (value: number) => string, translate: Translate): string =>
  row.lower === undefined || row.upper === undefined
    ? `${row.label} ${write(row.value)}`
    : translate("chart.bars.row", {
        name: row.label,
        value: write(row.value),
        lower: write(row.lower),
        upper: write(row.upper),
      });
