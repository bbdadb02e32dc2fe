import { DAYS_PER_YEAR, dateOfDay, dayNumber } from "../base/calendar.ts";
import { formatNumber } from "../i18n/format.ts";
import type { Translate } from "../i18n/translate.ts";
import { dateTicks } from "./parts/axis-ticks.ts";
import {
  type Chart,
  type ChartStyle,
  type ChartWords,
  defaultStyle,
  type Specification,
} from "./parts/chart.ts";
import { frameChart, labelledAxis, subtitleOf } from "./parts/frame.ts";
import { lineMarks, textMarks } from "./parts/marks.ts";
import { textWidth } from "./parts/measure-text.ts";
import { sizes, type Theme, themes } from "./theme.ts";

/** One line of the law since a day on which all of them stood at 0. */
export interface LawSinceLine {
  readonly label: string;
  /** What it comes to on the day, such as "÷650" or "+3.2 generations". */
  readonly reached: string;
  /** Generations above the beginning, or factors of ten: the height on the one grid. */
  readonly points: readonly { readonly date: string; readonly value: number }[];
  /** What is forecast, with its band. */
  readonly ahead: readonly {
    readonly date: string;
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
  }[];
  /** Steps of the grid a year, as they were claimed; absent where nothing was. */
  readonly claimedPerYear?: number;
}

/** Data of the chart: lines that begin at 0 on a day, and the last day that is shown. */
export interface LawSinceData extends Omit<ChartWords, "filter"> {
  readonly from: string;
  readonly until: string;
  readonly lines: readonly LawSinceLine[];
}

/** The chart is as tall as its place allows. */
export interface LawSinceStyle extends ChartStyle {
  readonly height?: number;
}

interface Plot {
  readonly width: number;
  readonly height: number;
  readonly x: Specification;
  readonly y: Specification;
  readonly xAt: (date: string) => number;
  readonly yAt: (value: number) => number;
  readonly theme: Theme;
}

const HEIGHT = 330;
/** Steps of the grid that claims may run beyond what is measured and forecast. */
const ROOM = 0.6;

/**
 * The law in one picture since a day. Prices and costs fall by factors of ten, written on the left;
 * capability rises by generations, written on the right; a step of the grid is one of either.
 * What was claimed is dashed, what is forecast has a band.
 */
export function lawSinceChart(
  data: LawSinceData,
  translate: Translate,
  style: LawSinceStyle = defaultStyle,
): Chart {
  const theme = themes[style.theme];
  const height = style.height ?? HEIGHT;
  const values = data.lines.flatMap(({ points, ahead }) => [
    ...points.map(({ value }) => value),
    ...ahead.flatMap(({ lower, upper }) => [lower, upper]),
  ]);
  const domain = [Math.min(0, ...values) - ROOM, Math.max(0, ...values) + ROOM] as const;
  const steps = Array.from(
    { length: Math.floor(domain[1]) - Math.ceil(domain[0]) + 1 },
    (_, index) => Math.ceil(domain[0]) + index,
  );
  const factors = steps.filter((step) => step <= 0);
  const left =
    Math.ceil(Math.max(...factors.map((step) => textWidth(factorText(step), sizes.label)))) + 8;
  const right = 34;
  const width = Math.max(160, style.width - 28 - left - right);
  const dates = [dayNumber(data.from), dayNumber(data.until)] as const;
  const ticks = dateTicks(data.from, data.until, width);
  const days = ticks.map(({ date }) => dayNumber(date));
  const plot: Plot = {
    width,
    height,
    theme,
    x: {
      field: "x",
      type: "quantitative",
      scale: { domain: dates, nice: false, zero: false },
      axis: labelledAxis(
        days,
        ticks.map(({ label }) => label),
      ),
    },
    y: {
      field: "y",
      type: "quantitative",
      scale: { domain, nice: false, zero: false },
      axis: { ...labelledAxis(steps, steps.map(factorText)) },
    },
    xAt: (date) => (width * (dayNumber(date) - dates[0])) / (dates[1] - dates[0]),
    yAt: (value) => height * (1 - (value - domain[0]) / (domain[1] - domain[0])),
  };
  const title = data.finding ?? data.name;
  return frameChart({
    title,
    subtitle: subtitleOf(translate("chart.since.unit"), { ...data, filter: "" }, translate),
    caption: translate("chart.caption", { source: data.source }),
    summary: [
      title,
      ...data.lines.map(({ label, reached }) =>
        translate("chart.item", { name: label, text: reached }),
      ),
    ].join(translate("chart.join")),
    plotWidth: width,
    plotHeight: height,
    left,
    style,
    legend: [
      [
        ...data.lines.map(({ label }, index) => ({
          label,
          color: colorOf(index, theme),
          sign: "line" as const,
        })),
        { label: translate("chart.since.claimed"), color: theme.muted, sign: "dashes" as const },
        { label: translate("chart.since.ahead"), color: theme.bands[0], sign: "square" as const },
      ],
    ],
    layer: [
      ...data.lines.flatMap((line) => bandOf(line, plot)),
      ...todayOf(data.asOf, plot),
      ...data.lines.flatMap((line, index) => claimOf(line, index, data, plot)),
      ...data.lines.flatMap((line, index) => lineOf(line, index, plot)),
      ...textMarks(
        steps
          .filter((step) => step > 0)
          .map((step) => ({
            text: `+${step}`,
            ...{ x: width + 8, y: plot.yAt(step), color: theme.muted, align: "left" as const },
          })),
        sizes.label,
      ),
      ...reachedOf(data, plot),
    ],
  });
}

/** A step of the grid as a factor: what is above the beginning is counted in generations. */
const factorText = (step: number): string =>
  step > 0 ? "" : step === 0 ? "1" : `1/${Number(`1e${-step}`).toLocaleString("en")}`;

const colorOf = (index: number, { palette, rest }: Theme): string => palette[index] ?? rest;

const rowsOf = (
  label: string,
  points: readonly { readonly date: string; readonly value: number }[],
) =>
  points.map(({ date, value }) => ({
    ...{ x: dayNumber(date), y: value },
    about: `${label} · ${date} · ${stepText(value)}`,
  }));

/** Steps in words: generations gained, or the part of what it was. */
const stepText = (steps: number): string =>
  steps > 0 ? `+${steps.toFixed(1)}` : `1/${formatNumber(10 ** -steps)}`;

/** What is forecast, as a band. */
function bandOf({ ahead }: LawSinceLine, { x, y, theme }: Plot): readonly Specification[] {
  if (ahead.length < 2) return [];
  return [
    {
      data: {
        values: ahead.map(({ date, lower, upper }) => ({ x: dayNumber(date), lower, upper })),
      },
      mark: { type: "area", clip: true, color: theme.bands[0], opacity: 0.6 },
      encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
    },
  ];
}

/** The line as measured, and as forecast from its end. */
function lineOf(
  { label, points, ahead }: LawSinceLine,
  index: number,
  plot: Plot,
): readonly Specification[] {
  const { x, y, theme } = plot;
  const color = colorOf(index, theme);
  const layer = (values: readonly object[], look: Specification): Specification => ({
    data: { values },
    mark: { type: "line", clip: true, color, ...look },
    encoding: { x, y, tooltip: { field: "about", type: "nominal" } },
  });
  return [
    layer(rowsOf(label, ahead), { strokeWidth: 1.5, strokeDash: [2, 3] }),
    layer(rowsOf(label, points), { strokeWidth: 2.5, interpolate: "step-after" }),
  ];
}

/** The claim as a thin dashed line from the beginning. */
function claimOf(
  { claimedPerYear }: LawSinceLine,
  index: number,
  { from, until }: LawSinceData,
  { x, y, theme }: Plot,
): readonly Specification[] {
  if (claimedPerYear === undefined) return [];
  const first = dayNumber(from);
  const end = (dayNumber(until) - first) / DAYS_PER_YEAR;
  return [
    {
      data: {
        values: [
          { x: first, y: 0 },
          { x: dayNumber(until), y: claimedPerYear * end },
        ],
      },
      mark: {
        type: "line",
        clip: true,
        color: colorOf(index, theme),
        strokeWidth: 1.2,
        strokeDash: [6, 4],
        opacity: 0.75,
      },
      encoding: { x, y },
    },
  ];
}

/** The day, as a rule with its date. */
const todayOf = (asOf: string, { xAt, height, theme }: Plot): readonly Specification[] => [
  ...lineMarks([{ x: xAt(asOf), x2: xAt(asOf), y: 0, y2: height, color: theme.muted }], 1),
  ...textMarks(
    [
      {
        text: dateOfDay(dayNumber(asOf)),
        x: xAt(asOf) + 5,
        y: 8,
        color: theme.muted,
        align: "left",
      },
    ],
    sizes.label,
  ),
];

/** What each line has come to, beside its last point. */
const reachedOf = ({ lines, asOf }: LawSinceData, plot: Plot): readonly Specification[] =>
  textMarks(
    lines.flatMap(({ points, reached }, index) => {
      const last = points.at(-1);
      return last
        ? [
            {
              text: reached,
              x: plot.xAt(asOf) - 6,
              y: plot.yAt(last.value) + (last.value < 0 ? 13 : -12),
              color: colorOf(index, plot.theme),
              align: "right" as const,
              weight: "bold" as const,
            },
          ]
        : [];
    }),
    sizes.note,
    plot.theme.background,
  );
