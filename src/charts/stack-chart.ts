import type { Translate } from "../i18n/translate.ts";
import { linearTicks } from "./parts/axis-ticks.ts";
import {
  type Chart,
  type ChartStyle,
  type ChartWords,
  defaultStyle,
  type Specification,
} from "./parts/chart.ts";
import { frameChart, subtitleOf } from "./parts/frame.ts";
import { unitFormat } from "./parts/human-units.ts";
import { placeLabelledRows } from "./parts/labelled-rows.ts";
import type { LegendEntry } from "./parts/legend.ts";
import { lineMarks, textMarks } from "./parts/marks.ts";
import { textWidth } from "./parts/measure-text.ts";
import { assignColors, sizes, type Theme, themes } from "./theme.ts";

/** A whole and its named parts; the remainder is the rest. */
export interface StackRow {
  readonly label: string;
  readonly parts: readonly { readonly name: string; readonly value: number }[];
  /** The share that no part names. */
  readonly rest?: number;
  /** Text behind the bar, such as the index of concentration. */
  readonly note?: string;
}

/** Data of a stack chart. Rows are drawn in the order given, parts from left to right. */
export interface StackData extends ChartWords {
  readonly rows: readonly StackRow[];
  readonly unit: string;
  readonly unitLabel: string;
  /** Label of the rest, shown where a row has one. */
  readonly restLabel?: string;
  /** Parts beyond this number share the colour of the others. */
  readonly most?: number;
}

interface Segment {
  readonly name: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly color: string;
}

const BAR = 20;

/** Wholes and their parts, one bar each: shares of a market, or the components of a cost. */
export function stackChart(
  data: StackData,
  translate: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const theme = themes[style.theme];
  const { value: write } = unitFormat(data.unit, translate);
  const notes = data.rows.map(({ note = "" }) => note);
  const beside = Math.max(0, ...notes.map((note) => textWidth(note, sizes.label)));
  const { narrow, labels, left, plotWidth, label } = placeLabelledRows(
    data.rows.map((each) => each.label),
    style,
    { share: 0.34, above: 19, right: beside + (beside > 0 ? 14 : 0) + 8, taken: beside + 12 },
  );
  const row = narrow ? 46 : 32;
  const colors = colorsOf(data, theme);
  const segments = data.rows.flatMap((each, index) => segmentsOf(each, index, colors, data));
  const whole = Math.max(1e-12, ...segments.map(({ to }) => to));
  const x = (value: number) => Math.round((10 * plotWidth * value) / whole) / 10;
  const y = (index: number) => index * row + (narrow ? 31 : row / 2);
  const height = data.rows.length * row + 4;
  const title = data.finding ?? data.name;
  const ticks = linearTicks([0, whole], Math.max(2, Math.floor(plotWidth / 90)));
  return frameChart({
    title,
    subtitle: subtitleOf(data.unitLabel, data, translate),
    caption: translate("chart.caption", { source: data.source }),
    summary: [title, ...data.rows.map((each) => rowText(each, write, data, translate))].join(
      translate("chart.join"),
    ),
    plotWidth,
    plotHeight: height,
    left,
    style,
    legend: [legendOf(data, colors, theme, translate)],
    layer: [
      ...lineMarks(
        ticks.map((tick) => ({ x: x(tick), x2: x(tick), y: 0, y2: height, color: theme.grid })),
        1,
      ),
      ...textMarks(
        ticks.map((tick) => ({
          text: write(tick),
          x: x(tick),
          y: height + 12,
          color: theme.muted,
          align:
            tick === 0 && narrow ? "left" : x(tick) > plotWidth - 12 && narrow ? "right" : "center",
        })),
        sizes.label,
      ),
      ...drawSegments(segments, x, y, write, theme),
      ...textMarks(
        data.rows.flatMap((each, index) => [
          {
            text: labels[index] ?? "",
            x: label.x,
            y: y(index) + label.dy,
            color: theme.ink,
            align: label.align,
          },
          {
            text: each.note ?? "",
            x: narrow ? plotWidth : x(whole) + 12,
            y: y(index) + label.dy,
            color: theme.muted,
            align: narrow ? ("right" as const) : ("left" as const),
          },
        ]),
        sizes.label,
      ),
    ],
  });
}

/** Names with their own colour: the largest by their sum over the rows. */
function colorsOf({ rows, most = 6 }: StackData, theme: Theme): ReadonlyMap<string, string> {
  const sums = new Map<string, number>();
  for (const { name, value } of rows.flatMap(({ parts }) => parts)) {
    sums.set(name, (sums.get(name) ?? 0) + value);
  }
  const names = [...sums]
    .sort(([, one], [, other]) => other - one)
    .slice(0, Math.min(most, theme.palette.length))
    .map(([name]) => name);
  const colors = assignColors(names, theme);
  return new Map(names.map((name, index) => [name, colors[index] ?? theme.rest]));
}

function segmentsOf(
  { parts, rest = 0 }: StackRow,
  row: number,
  colors: ReadonlyMap<string, string>,
  { restLabel = "" }: StackData,
): readonly Segment[] {
  const all = [
    ...parts.map((part) => ({ ...part, color: colors.get(part.name) ?? "" })),
    ...(rest > 0 ? [{ name: restLabel, value: rest, color: "rest" }] : []),
  ];
  let from = 0;
  return all.map((part) => {
    const begin = from;
    from += part.value;
    return { ...part, from: begin, to: from, row };
  });
}

function legendOf(
  { rows, restLabel }: StackData,
  colors: ReadonlyMap<string, string>,
  theme: Theme,
  translate: Translate,
): readonly LegendEntry[] {
  const unnamed = rows.some(({ parts }) => parts.some(({ name }) => !colors.has(name)));
  const rest = restLabel !== undefined && rows.some((row) => (row.rest ?? 0) > 0);
  return [
    ...[...colors].map(([label, color]) => ({ label, color, sign: "square" as const })),
    ...(unnamed
      ? [{ label: translate("chart.others"), color: theme.rest, sign: "square" as const }]
      : []),
    ...(rest ? [{ label: restLabel, color: theme.grid, sign: "square" as const }] : []),
  ];
}

/** Segments with their names where there is room; the legend and the table name the others. */
function drawSegments(
  segments: readonly Segment[],
  x: (value: number) => number,
  y: (index: number) => number,
  write: (value: number) => string,
  theme: Theme,
): readonly Specification[] {
  const fill = ({ color }: Segment) =>
    color === "rest" ? theme.grid : color === "" ? theme.rest : color;
  const texts = segments.flatMap((segment) => {
    const room = x(segment.to) - x(segment.from) - 8;
    const full = `${segment.name} ${write(segment.value)}`;
    const text = [full, write(segment.value)].find((each) => textWidth(each, sizes.label) <= room);
    if (text === undefined) return [];
    const color = textColor(segment.color, theme);
    return [{ text, x: x(segment.from) + 5, y: y(segment.row), color, align: "left" as const }];
  });
  return [
    ...lineMarks(
      segments
        .filter(({ from, to }) => to > from)
        .map((segment) => ({
          x: x(segment.from),
          x2: Math.max(x(segment.from) + 0.6, x(segment.to) - 1),
          y: y(segment.row),
          y2: y(segment.row),
          color: fill(segment),
          about: `${segment.name} ${write(segment.value)}`,
        })),
      BAR,
    ),
    ...textMarks(texts, sizes.label),
  ];
}

/** Index of the first light colour of the palette, in both themes. */
const LIGHT_FROM = 4;
const ON_LIGHT = "#14181d";

/** Text colour on a segment: the background's on strong colours, dark on light ones. */
function textColor(color: string, theme: Theme): string {
  if (color === "rest") return theme.ink;
  const index = theme.palette.indexOf(color);
  return index < 0 || index >= LIGHT_FROM ? ON_LIGHT : theme.background;
}

function rowText(
  { label, parts, rest = 0, note }: StackRow,
  write: (value: number) => string,
  { restLabel = "" }: StackData,
  translate: Translate,
): string {
  const named = parts.map(({ name, value }) => `${name} ${write(value)}`);
  const all = rest > 0 ? [...named, `${restLabel} ${write(rest)}`] : named;
  const text = note ? `${all.join(", ")} (${note})` : all.join(", ");
  return translate("chart.item", { name: label, text });
}
