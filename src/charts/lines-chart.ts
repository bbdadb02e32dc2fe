import type { Translate } from "../i18n/translate.ts";
import { type AxisDomain, positionOn } from "./parts/axis-ticks.ts";
import { type Chart, type ChartStyle, defaultStyle, type Specification } from "./parts/chart.ts";
import { frameChart, labelledAxis, plotRoom, subtitleOf } from "./parts/frame.ts";
import { axisTicks, axisWriter, lineDomains, thinned } from "./parts/line-axes.ts";
import type { LinesData, MarkedPoint } from "./parts/lines-data.ts";
import { lineMarks, shapeMarks, textMarks } from "./parts/marks.ts";
import { labelLayers } from "./parts/notes.ts";
import { assignColors, sizes, type Theme, themes } from "./theme.ts";

interface Plot {
  readonly x: AxisDomain;
  readonly y: AxisDomain;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly colors: readonly string[];
}

/**
 * Lines with bands over numbers or dates. Each axis is linear or logarithmic, and points are
 * marked.
 */
export function linesChart(
  data: LinesData,
  translate: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const theme = themes[style.theme];
  const writeX = axisWriter(data.x, translate);
  const writeY = axisWriter(data.y, translate);
  const domains = lineDomains(data);
  const yTicks = axisTicks(data.y, domains.y, 300);
  const { left, plotWidth } = plotRoom(style, yTicks.map(writeY), 14);
  const height = Math.round(Math.max(210, Math.min(330, plotWidth * 0.6)));
  const names = data.lines.map(({ label }) => label);
  const plot: Plot = {
    ...domains,
    width: plotWidth,
    height,
    theme,
    colors: assignColors(names, theme),
  };
  const xTicks = thinned(axisTicks(data.x, domains.x, plotWidth), plotWidth, writeX);
  const axis = (which: "x" | "y", ticks: readonly number[], write: (value: number) => string) => ({
    field: which,
    type: "quantitative",
    scale: {
      type: data[which].scale,
      domain: domains[which],
      nice: false,
      ...(data[which].scale === "log" ? {} : { zero: false }),
    },
    axis: labelledAxis(ticks, ticks.map(write)),
  });
  const x = axis("x", xTicks, writeX);
  const y = axis("y", yTicks, writeY);
  const title = data.finding ?? data.name;
  const across =
    data.x.kind === "date" ? "" : ` · ${translate("chart.across", { label: data.x.label })}`;
  return frameChart({
    title,
    subtitle: subtitleOf(`${data.y.label}${across}`, data, translate),
    caption: translate("chart.caption", { source: data.source }),
    summary: [title, ...summariesOf(data, writeX, writeY, translate)].join(translate("chart.join")),
    plotWidth,
    plotHeight: height,
    left,
    style,
    legend: data.lines.length > 1 ? [legendOf(data, plot)] : [],
    layer: [
      ...(data.lines.length === 0 ? [axesOnly(data, x, y)] : []),
      ...bandLayers(data, plot, x, y),
      ...lineLayers(data, plot, x, y, (point) => `${writeX(point.x)} · ${writeY(point.y)}`),
      ...overlayLayers(data, plot, style, (point) => `${writeX(point.x)} · ${writeY(point.y)}`),
    ],
  });
}

/**
 * Axes come with the lines; where there are none, marked points are drawn invisibly to create them.
 */
const axesOnly = ({ marked = [] }: LinesData, x: Specification, y: Specification) => ({
  data: { values: marked.map((point) => ({ x: point.x, y: point.y })) },
  mark: { type: "point", opacity: 0 },
  encoding: { x, y },
});

/** From this number on, marked points form a cloud: small, with faint intervals. */
const CLOUD = 10;

const legendOf = ({ lines }: LinesData, { colors, theme }: Plot) =>
  lines.map(({ label, dashed, dots }, index) => ({
    label,
    color: colors[index] ?? theme.rest,
    sign: dots === "only" ? ("circle" as const) : dashed ? ("dashes" as const) : ("line" as const),
  }));

function bandLayers(
  { lines }: LinesData,
  { theme }: Plot,
  x: Specification,
  y: Specification,
): readonly Specification[] {
  return lines.flatMap(({ points, step }) => {
    const rows = points.filter(({ lower, upper }) => lower !== undefined && upper !== undefined);
    if (rows.length < 2) return [];
    return [
      {
        data: { values: rows },
        mark: {
          type: "area",
          clip: true,
          color: theme.bands[0],
          opacity: 0.55,
          ...(step ? { interpolate: "step-after" } : {}),
        },
        encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
      },
    ];
  });
}

function lineLayers(
  { lines }: LinesData,
  { colors, theme }: Plot,
  x: Specification,
  y: Specification,
  write: (point: LinesData["lines"][number]["points"][number]) => string,
): readonly Specification[] {
  const tooltip = { field: "about", type: "nominal" };
  return lines.flatMap(({ points, dashed, step, dots, label }, index) => {
    const color = colors[index] ?? theme.rest;
    const values = points.map((point) => ({
      ...{ ...point, series: label },
      about: label === "" ? write(point) : `${label} · ${write(point)}`,
    }));
    const line = {
      data: { values },
      mark: {
        type: "line",
        clip: true,
        color,
        strokeWidth: 2,
        ...(dashed ? { strokeDash: [5, 4] } : {}),
        ...(step ? { interpolate: "step-after" } : {}),
      },
      encoding: { x, y, tooltip },
    };
    return [
      ...(dots === "only" ? [] : [line]),
      ...(dots
        ? [
            {
              data: { values },
              mark: { type: "point", filled: true, color, size: 38, opacity: 1 },
              encoding: { x, y, tooltip },
            },
          ]
        : []),
    ];
  });
}

/** Levels, marked points with their intervals, and the labels of both. */
function overlayLayers(
  data: LinesData,
  plot: Plot,
  style: ChartStyle,
  write: (point: MarkedPoint) => string,
): readonly Specification[] {
  const { marked = [], levels = [], lines, x, y } = data;
  const { width, height, theme } = plot;
  const atX = (value: number) => width * positionOn(value, plot.x, x.scale === "log");
  const atY = (value: number) => height * (1 - positionOn(value, plot.y, y.scale === "log"));
  const points = marked.map((point) => ({
    ...point,
    about: `${point.label} · ${write(point)}`,
    x: atX(point.x),
    y: atY(point.y),
  }));
  const flat = levels.map((level) => ({ ...level, y: atY(level.y) }));
  const line = lines.flatMap((each) =>
    alongLine(each.points.map((point) => ({ x: atX(point.x), y: atY(point.y) }))),
  );
  return [
    ...lineMarks(
      flat.map((level) => ({ x: 0, x2: width, y: level.y, y2: level.y, color: theme.muted })),
      1,
      { strokeDash: [2, 3] },
    ),
    ...markedLayers(points, atY, theme),
    ...textMarks(
      flat.map(({ label: text, y: at }) => ({
        text,
        x: width - 2,
        y: at - 8,
        color: theme.muted,
        align: "right",
      })),
      sizes.label,
    ),
    ...labelLayers(
      points.map((point) => ({ text: point.label, date: "", value: 0, x: point.x, y: point.y })),
      {
        plotWidth: width,
        plotHeight: height,
        points: points.map((point) => ({ ...point, selected: true })),
        line,
        theme: style.theme,
      },
    ),
  ];
}

/** Marked points, placed in pixels, with their intervals. */
function markedLayers(
  points: readonly (MarkedPoint & { readonly about: string })[],
  atY: (value: number) => number,
  theme: Theme,
): readonly Specification[] {
  const cloud = points.length >= CLOUD;
  const color = cloud ? theme.rest : theme.ink;
  return [
    ...lineMarks(
      points.flatMap(({ x, lower, upper }) =>
        lower === undefined || upper === undefined
          ? []
          : [{ x, x2: x, y: atY(lower), y2: atY(upper), color }],
      ),
      cloud ? 1 : 1.6,
    ),
    ...shapeMarks(
      points.map(({ x, y, about, shape = "circle" }) => ({ x, y, about, color: theme.ink, shape })),
      cloud ? 44 : 80,
    ),
  ];
}

/** Pixels between two spots of a line that labels avoid. */
const SPOTS = 10;

/** Spots all along a line, so that labels avoid it between its points as well. */
const alongLine = (points: readonly { readonly x: number; readonly y: number }[]) =>
  points.flatMap((point, index) => {
    const next = points[index + 1];
    if (!next) return [point];
    const count = Math.max(1, Math.round(Math.hypot(next.x - point.x, next.y - point.y) / SPOTS));
    return Array.from({ length: count }, (_, spot) => ({
      x: point.x + ((next.x - point.x) * spot) / count,
      y: point.y + ((next.y - point.y) * spot) / count,
    }));
  });

/** Each line from its first to its last point, each marked point with its values. */
const summariesOf = (
  { lines, marked = [] }: LinesData,
  writeX: (value: number) => string,
  writeY: (value: number) => string,
  translate: Translate,
): readonly string[] => [
  ...lines.flatMap(({ label, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    return first && last
      ? [
          translate("chart.price.summary", {
            name: label,
            from: writeY(first.y),
            fromDate: writeX(first.x),
            to: writeY(last.y),
            toDate: writeX(last.x),
          }),
        ]
      : [];
  }),
  ...marked.map(({ label, x, y }) => `${label} ${writeX(x)}, ${writeY(y)}`),
];
