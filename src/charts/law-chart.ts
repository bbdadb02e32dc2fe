import { formatNumber } from "../i18n/format.ts";
import { rateText } from "../i18n/rate-text.ts";
import type { Translate } from "../i18n/translate.ts";
import { type AxisDomain, linearTicks, padDomain, positionOn } from "./parts/axis-ticks.ts";
import {
  type Chart,
  type ChartStyle,
  type ChartWords,
  defaultStyle,
  type Specification,
} from "./parts/chart.ts";
import { frameChart, fullWidth, subtitleOf } from "./parts/frame.ts";
import { detail, type LawChartLine, rowSummary, scaleOf, verdictText } from "./parts/law-words.ts";
import { lineMarks, shapeMarks, textMarks } from "./parts/marks.ts";
import { textWidth, wrapText } from "./parts/measure-text.ts";
import { sizes, type Theme, themes } from "./theme.ts";

export type { LawChartLine } from "./parts/law-words.ts";

/** Data of the law chart. The name is the title unless a finding is given. */
export interface LawChartData extends Omit<ChartWords, "filter"> {
  readonly lines: readonly LawChartLine[];
}

/** Height of a row with one line of detail, of each further line, and of an axis. */
const ROW = 70;
const LINE = 15;
const AXIS = 40;

/**
 * Claimed against measured rates, one row per line. Factors per year share a logarithmic axis on
 * which 1 is no change; rates in units per year, such as generations, have a linear axis of their
 * own.
 */
export function lawChart(
  data: LawChartData,
  translate: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const { plotWidth, left } = fullWidth(style);
  const details = data.lines.map((line) =>
    wrapText(detail(line, translate), plotWidth, sizes.label),
  );
  const rowHeight = ROW + LINE * (Math.max(1, ...details.map(({ length }) => length)) - 1);
  const panels = (["linear", "log"] as const)
    .map((scale) => ({ scale, lines: data.lines.filter((line) => scaleOf(line) === scale) }))
    .filter(({ lines }) => lines.length > 0);
  const layer: Specification[] = [];
  let top = 0;
  for (const { scale, lines } of panels) {
    layer.push(...drawPanel(lines, scale, { top, width: plotWidth, rowHeight, style, translate }));
    top += lines.length * rowHeight + AXIS;
  }
  const theme = themes[style.theme];
  return frameChart({
    title: data.finding ?? data.name,
    subtitle: subtitleOf("", { ...data, filter: "" }, translate),
    caption: translate("chart.caption", { source: data.source }),
    summary: [
      data.finding ?? data.name,
      ...data.lines.map((line) => rowSummary(line, translate)),
    ].join(translate("chart.join")),
    plotWidth,
    plotHeight: Math.max(1, top - 38),
    left,
    style,
    legend: [
      [
        { label: translate("chart.law.claimed"), color: theme.meanEdge, sign: "diamond" },
        { label: translate("chart.law.measured"), color: theme.accent, sign: "circle" },
      ],
    ],
    layer,
  });
}

interface Panel {
  readonly top: number;
  readonly width: number;
  readonly rowHeight: number;
  readonly style: ChartStyle;
  readonly translate: Translate;
}

function drawPanel(
  lines: readonly LawChartLine[],
  scale: "log" | "linear",
  panel: Panel,
): readonly Specification[] {
  const theme = themes[panel.style.theme];
  const domain = domainOf(lines, scale);
  const x = (value: number) =>
    Math.round(
      panel.width * Math.min(1, Math.max(0, positionOn(value, domain, scale === "log"))) * 10,
    ) / 10;
  return [
    ...drawAxis(domain, scale, lines.length, x, panel),
    ...lines.flatMap((line, index) =>
      drawRow(line, panel.top + index * panel.rowHeight, x, panel, theme),
    ),
  ];
}

/**
 * All rates and intervals, and the rate of no change; of unbounded intervals, only what is near.
 */
function domainOf(lines: readonly LawChartLine[], scale: "log" | "linear"): AxisDomain {
  const log = scale === "log";
  const rates = lines.flatMap(({ claimed, measured }) => [
    ...(claimed ? [claimed.perYearLow, claimed.perYearHigh] : []),
    ...(measured ? [measured.growthPerYear] : []),
  ]);
  const core = padDomain([log ? 1 : 0, ...rates], log, 0.6);
  const ends = lines
    .flatMap(({ measured }) => [measured?.lower, measured?.upper])
    .filter((end): end is number => typeof end === "number" && end > core[0] && end < core[1]);
  const [low, high] = padDomain([log ? 1 : 0, ...rates, ...ends], log, 0.06);
  return log ? [low, high] : [Math.min(0, ...rates, ...ends), high];
}

/** Centre of the track, below the upper edge of its row. */
const TRACK = 33;

const FACTORS = [100, 50, 20, 10, 5, 2];

function drawAxis(
  domain: AxisDomain,
  scale: "log" | "linear",
  rows: number,
  x: (value: number) => number,
  { top, rowHeight, style, translate, width }: Panel,
): readonly Specification[] {
  const theme = themes[style.theme];
  const ticks =
    scale === "linear"
      ? linearTicks(domain, 5)
      : [...FACTORS.map((factor) => 1 / factor), 1, ...FACTORS.toReversed()].filter(
          (tick) => tick >= domain[0] && tick <= domain[1],
        );
  const bottom = top + rows * rowHeight;
  const label = translate(scale === "linear" ? "chart.law.linear" : "chart.law.factor");
  return [
    ...lineMarks(
      ticks.flatMap((tick) =>
        Array.from({ length: rows }, (_, row) => ({
          x: x(tick),
          x2: x(tick),
          y: top + row * rowHeight + TRACK - 12,
          y2: top + row * rowHeight + TRACK + 12,
          color: tick === (scale === "log" ? 1 : 0) ? theme.muted : theme.grid,
        })),
      ),
      1,
    ),
    ...textMarks(
      ticks.map((tick) => ({
        text: scale === "log" ? rateText(tick, "log") : formatNumber(tick),
        x: x(tick),
        y: bottom + 3,
        color: theme.muted,
        align: sideOf(x(tick), width),
      })),
      sizes.label,
    ),
    ...textMarks(
      [{ text: label, x: width, y: bottom + 19, color: theme.muted, align: "right" }],
      sizes.caption,
    ),
  ];
}

/** Labels at the edges are aligned inwards. */
const sideOf = (x: number, width: number): "left" | "center" | "right" =>
  x < 8 ? "left" : x > width - 8 ? "right" : "center";

const verdictShape = {
  faster: "triangle-up",
  slower: "triangle-down",
  "as claimed": "square",
  undecided: "cross",
} as const;

function drawRow(
  line: LawChartLine,
  top: number,
  x: (value: number) => number,
  { width, translate }: Panel,
  theme: Theme,
): readonly Specification[] {
  return [
    ...drawRates(line, top + TRACK, x, theme, rowSummary(line, translate)),
    ...drawHead(line, top, width, translate, theme),
    ...textMarks(
      wrapText(detail(line, translate), width, sizes.label).map((text, index) => ({
        text,
        x: 0,
        y: top + 53 + index * LINE,
        color: theme.muted,
        align: "left",
      })),
      sizes.label,
    ),
  ];
}

/** The claimed range and the measured interval as bars, with a mark at the rate of each. */
function drawRates(
  { claimed, measured }: LawChartLine,
  y: number,
  x: (value: number) => number,
  theme: Theme,
  about: string,
): readonly Specification[] {
  const isRange = claimed && claimed.perYearLow !== claimed.perYearHigh;
  const range = isRange
    ? [
        {
          ...claimed,
          ...flat(x(claimed.perYearLow), x(claimed.perYearHigh), y),
          color: theme.meanEdge,
        },
      ]
    : [];
  const interval = measured
    ? [
        {
          ...measured,
          ...flat(x(measured.lower ?? 0), x(measured.upper ?? 1e9), y),
          color: theme.accent,
        },
      ]
    : [];
  const marks = [
    ...(claimed
      ? [{ x: x(claimed.perYear), y, shape: "diamond" as const, color: theme.meanEdge }]
      : []),
    ...(measured
      ? [{ x: x(measured.growthPerYear), y, shape: "circle" as const, color: theme.accent }]
      : []),
  ];
  return [
    ...lineMarks(range, 9, { opacity: 0.3 }),
    ...lineMarks(interval, 3, { opacity: 0.6 }),
    ...shapeMarks(
      marks.map((mark) => ({ ...mark, about })),
      120,
    ),
  ];
}

/** The title of a row at the left and its verdict at the right, with the verdict's shape. */
function drawHead(
  line: LawChartLine,
  top: number,
  width: number,
  translate: Translate,
  theme: Theme,
): readonly Specification[] {
  const y = top + 12;
  const verdict = verdictText(line, translate);
  const color = theme.ink;
  const shape = {
    x: width - textWidth(verdict, sizes.subtitle, true) - 12,
    y,
    shape: verdictShape[line.verdict],
    color: verdictColor(line, theme),
  };
  return [
    ...textMarks(
      [
        { text: line.title, x: 0, y, color, align: "left", weight: "bold" },
        { text: verdict, x: width, y, color, align: "right", weight: "bold" },
      ],
      sizes.subtitle,
    ),
    ...shapeMarks(line.claimed ? [shape] : [], 70),
  ];
}

const flat = (x: number, x2: number, y: number) => ({ x, x2, y, y2: y });

const verdictColor = ({ verdict }: LawChartLine, theme: Theme): string =>
  (verdict === "faster" ? theme.palette[2] : verdict === "slower" ? theme.palette[1] : undefined) ??
  theme.muted;
