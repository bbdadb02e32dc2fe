import { dayNumber } from "../base/calendar.ts";
import type { Translate } from "../i18n/translate.ts";
import { dateTicks, padDates } from "./parts/axis-ticks.ts";
import {
  type Chart,
  type ChartStyle,
  type ChartWords,
  defaultStyle,
  type Specification,
} from "./parts/chart.ts";
import { frameChart, subtitleOf } from "./parts/frame.ts";
import { type LabelledRows, placeLabelledRows } from "./parts/labelled-rows.ts";
import type { LegendEntry } from "./parts/legend.ts";
import { lineMarks, shapeMarks, textMarks } from "./parts/marks.ts";
import { shorten } from "./parts/measure-text.ts";
import { sizes, type Theme, themes } from "./theme.ts";

/** When one thing happens: a median date, its interval, and what is known about it. */
export interface TimelineRow {
  readonly label: string;
  /** One of the chart's kinds, which decides the colour. */
  readonly kind: string;
  /** Median date; `null` when it is not expected. */
  readonly date: string | null;
  /** Ends of the interval; `null` where an end lies beyond every date. */
  readonly lower: string | null;
  readonly upper: string | null;
  /** Whether it has happened according to the estimate: a full or a hollow mark. */
  readonly reached: boolean;
  /** The date on which it was observed to happen. */
  readonly seen?: string;
  /** Text in place of a mark, for what has not happened and has no date. */
  readonly note?: string;
}

/** Data of a timeline. Rows are drawn in the order given. */
export interface TimelineData extends ChartWords {
  readonly rows: readonly TimelineRow[];
  /** Kinds in the order of their colours; those without a row are left out of the legend. */
  readonly kinds: readonly { readonly id: string; readonly label: string }[];
  readonly unitLabel: string;
  /** Last date of the axis; intervals that extend beyond it end in an arrow. */
  readonly until: string;
  /** Label of the mark for an observed date. */
  readonly seenLabel?: string;
}

interface Place {
  readonly x: (date: string) => number;
  readonly y: (index: number) => number;
  /** Where the label of a row goes, and how it is cut. */
  readonly label: LabelledRows["label"];
  readonly width: number;
  readonly theme: Theme;
  readonly color: (kind: string) => string;
}

const NOTE_ROOM = 120;
/** Share of the width that labels may take where they stand beside their rows. */
const LABEL_ROOM = 0.46;

/** Intervals of dates, one row each: what arrives when, what delays it, what has been observed. */
export function timelineChart(
  data: TimelineData,
  translate: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const theme = themes[style.theme];
  const { narrow, labels, left, plotWidth, label } = placeLabelledRows(
    data.rows.map((each) => each.label),
    style,
    { share: LABEL_ROOM, above: 16 },
  );
  const row = narrow ? 38 : 25;
  const dates = spanOf(data);
  const height = data.rows.length * row + 6;
  const place: Place = {
    x: (date) => round(plotWidth * Math.min(1, share(date, dates))),
    y: (index) => 3 + index * row + (narrow ? 25 : row / 2),
    label,
    width: plotWidth,
    theme,
    color: (kind) => colorOf(data, kind, theme),
  };
  const title = data.finding ?? data.name;
  return frameChart({
    title,
    subtitle: subtitleOf(data.unitLabel, data, translate),
    caption: translate("chart.caption", { source: data.source }),
    summary: [title, ...data.rows.map((each) => rowText(each, translate))].join(
      translate("chart.join"),
    ),
    plotWidth,
    plotHeight: height,
    left,
    style,
    legend: legendOf(data, theme, translate),
    layer: [
      ...drawAxis(dates, height, data.asOf, place),
      ...drawRows(data.rows, place),
      ...drawLabels(data.rows, labels, data.asOf, place),
    ],
  });
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;

const share = (date: string, [from, to]: readonly [string, string]): number =>
  (dayNumber(date) - dayNumber(from)) / (dayNumber(to) - dayNumber(from));

/** From the first date of any row to the last one shown. */
function spanOf({ rows, asOf, until }: TimelineData): readonly [string, string] {
  const known = rows
    .flatMap(({ date, lower, upper, seen }) => [date, lower, upper, seen])
    .filter((date): date is string => typeof date === "string" && date <= until);
  const [from, to] = padDates([...known, asOf]);
  return [from, to];
}

const colorOf = ({ kinds }: TimelineData, kind: string, theme: Theme): string =>
  theme.palette[kinds.findIndex(({ id }) => id === kind)] ?? theme.rest;

function legendOf(
  data: TimelineData,
  theme: Theme,
  translate: Translate,
): readonly (readonly LegendEntry[])[] {
  const used = data.kinds.filter(({ id }) => data.rows.some(({ kind }) => kind === id));
  const seen = data.seenLabel !== undefined && data.rows.some((each) => each.seen !== undefined);
  return [
    used.map(({ id, label }) => ({ label, color: colorOf(data, id, theme), sign: "circle" })),
    [
      ...(seen && data.seenLabel
        ? [{ label: data.seenLabel, color: theme.ink, sign: "diamond" as const }]
        : []),
      { label: translate("chart.timeline.today"), color: theme.muted, sign: "dashes" },
    ],
  ];
}

function drawAxis(
  dates: readonly [string, string],
  height: number,
  asOf: string,
  { x, width, theme }: Place,
): readonly Specification[] {
  const ticks = dateTicks(dates[0], dates[1], width);
  const vertical = (date: string, color: string) => ({
    x: x(date),
    x2: x(date),
    y: 0,
    y2: height,
    color,
  });
  return [
    ...lineMarks(
      ticks.map(({ date }) => vertical(date, theme.grid)),
      1,
    ),
    ...lineMarks([vertical(asOf, theme.muted)], 1, { strokeDash: [4, 3] }),
    ...textMarks(
      ticks.map(({ date, label }) => ({
        text: label,
        x: x(date),
        y: height + 12,
        color: theme.muted,
        align: "center",
      })),
      sizes.label,
    ),
  ];
}

function drawRows(rows: readonly TimelineRow[], place: Place): readonly Specification[] {
  const { x, y, width, theme, color } = place;
  const bars = rows.flatMap((row, index) => {
    if (row.lower === null || row.note) return [];
    const end = row.upper === null ? width : x(row.upper);
    return [{ x: x(row.lower), x2: end, y: y(index), y2: y(index), color: color(row.kind) }];
  });
  const beyond = rows.flatMap((row, index) => {
    const open = row.lower !== null && (row.upper === null || x(row.upper) >= width);
    return open && !row.note
      ? [{ x: width + 4, y: y(index), color: color(row.kind), shape: "triangle-right" }]
      : [];
  });
  const middles = rows.flatMap((row, index) =>
    row.date !== null && x(row.date) < width
      ? [
          {
            ...{ ...row, x: x(row.date), y: y(index), color: color(row.kind), shape: "circle" },
            about: aboutOf(row),
          },
        ]
      : [],
  );
  const hollow = middles
    .filter(({ reached }) => !reached)
    .map((dot) => ({ ...dot, color: theme.background }));
  const seen = rows.flatMap((row, index) =>
    row.seen === undefined
      ? []
      : [
          {
            ...{ x: x(row.seen), y: y(index), color: theme.ink, shape: "diamond" },
            about: `${row.label} · ${row.seen}`,
          },
        ],
  );
  return [
    ...lineMarks(bars, 7, { opacity: 0.38, strokeCap: "round" }),
    ...shapeMarks(beyond, 60),
    ...shapeMarks(middles, 95),
    ...shapeMarks(hollow, 30),
    ...shapeMarks(seen, 42),
  ];
}

/** A row in words: its name, its date and from when to when that may be. */
const aboutOf = ({ label, date, lower, upper }: TimelineRow): string =>
  [label, date, ...(lower && upper ? [`${lower} – ${upper}`] : [])].join(" · ");

function drawLabels(
  rows: readonly TimelineRow[],
  labels: readonly string[],
  asOf: string,
  { x, y, label, theme, width }: Place,
): readonly Specification[] {
  const names = labels.map((text, index) => ({
    text,
    x: label.x,
    y: y(index) + label.dy,
    color: theme.ink,
    align: label.align,
  }));
  const today = x(asOf);
  // Text stays clear of the rule of the as-of date.
  const from = today < NOTE_ROOM ? today + 8 : 4;
  const notes = rows.flatMap(({ note }, index) =>
    note === undefined
      ? []
      : [
          {
            text: shorten(note, width - from, sizes.label),
            x: from,
            y: y(index),
            color: theme.muted,
            align: "left" as const,
          },
        ],
  );
  return textMarks([...names, ...notes], sizes.label, theme.background);
}

function rowText({ label, date, lower, upper, seen, note }: TimelineRow, translate: Translate) {
  const when =
    note ??
    translate("chart.timeline.row", {
      date: date ?? "–",
      lower: lower ?? "–",
      upper: upper ?? translate("chart.unbounded"),
    });
  return translate("chart.item", { name: label, text: seen ? `${when} (${seen})` : when });
}
