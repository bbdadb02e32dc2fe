import { addDays } from "../base/calendar.ts";
import type { Translate } from "../i18n/translate.ts";
import { dateAxis, logTicks, padDates, padDomain, utcDay } from "./parts/axis-ticks.ts";
import {
  type Chart,
  type ChartStyle,
  type ChartWords,
  defaultStyle,
  type Specification,
} from "./parts/chart.ts";
import { frameChart, labelledAxis, plotRoom, subtitleOf } from "./parts/frame.ts";
import { unitFormat } from "./parts/human-units.ts";
import { shapeMarks, textMarks } from "./parts/marks.ts";
import { shorten, textWidth } from "./parts/measure-text.ts";
import { labelLayers } from "./parts/notes.ts";
import { placeOnPlot } from "./parts/place-on-plot.ts";
import { assignColors, sizes, themes } from "./theme.ts";

/** The falling price of one level of capability: one record for each date on which it fell. */
export interface PriceStepsSeries {
  /** Name of the level, such as "GPT-4 level (126)". */
  readonly label: string;
  readonly records: readonly {
    readonly date: string;
    readonly value: number;
    readonly label: string;
  }[];
  /** What is forecast from the last day on, with its band. */
  readonly ahead?: readonly {
    readonly date: string;
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
  }[];
}

/** Data of the price chart. */
export interface PriceStepsData extends ChartWords {
  readonly series: readonly PriceStepsSeries[];
  readonly unit: string;
  readonly unitLabel: string;
}

interface Plot {
  readonly place: (at: { date: string; value: number }) => { x: number; y: number };
  readonly colors: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly asOf: string;
  readonly style: ChartStyle;
}

/**
 * The cheapest price at or above each level, as steps on a logarithmic scale: a price holds until a
 * lower one is listed. Levels are named at the ends of their lines.
 */
export function priceSteps(
  data: PriceStepsData,
  translate: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const series = data.series
    .map((each) => ({ ...each, records: byDate(each.records) }))
    .filter(({ records }) => records.length > 0);
  const { value: write } = unitFormat(data.unit, translate);
  const prices = series.flatMap(({ records, ahead = [] }) => [
    ...records.map(({ value }) => value),
    ...ahead.flatMap(({ lower, upper }) => [lower, upper]),
  ]);
  const domain = padDomain(prices.length > 0 ? prices : [1, 10], true, 0.07);
  const ticks = logTicks(domain);
  const ends = series.map(({ label }) => shorten(label, style.width * 0.34, sizes.label, true));
  const right = Math.max(0, ...ends.map((label) => textWidth(label, sizes.label, true))) + 14;
  const { left, plotWidth } = plotRoom(style, ticks.map(write), right);
  const height = Math.round(Math.min(360, plotWidth * 0.66));
  const dates = padDates(
    [data.asOf, ...series.flatMap((each) => each.records.map((r) => r.date))],
    0.02,
  );
  const last = series.reduce((day, { ahead }) => maxDate(day, ahead?.at(-1)?.date), data.asOf);
  const span: readonly [string, string] = [dates[0], addDays(last, 1)];
  const axes = { dates: span, values: domain, log: true };
  const plot: Plot = {
    place: (at) => placeOnPlot(at, axes, { width: plotWidth, height }),
    colors: colorsOf(series, style),
    width: plotWidth,
    height,
    asOf: data.asOf,
    style,
  };
  const x = {
    field: "date",
    type: "temporal",
    scale: { type: "utc", domain: span.map(utcDay), nice: false },
    axis: dateAxis(span, plotWidth),
  };
  const y = {
    field: "value",
    type: "quantitative",
    scale: { type: "log", domain, nice: false },
    axis: labelledAxis(ticks, ticks.map(write)),
  };
  const title = data.finding ?? data.name;
  return frameChart({
    title,
    subtitle: subtitleOf(
      translate("chart.subtitle.unit", { unit: data.unitLabel }),
      data,
      translate,
    ),
    caption: translate("chart.caption", { source: data.source }),
    summary: [title, ...series.map((each) => summaryOf(each, write, translate))].join(
      translate("chart.join"),
    ),
    plotWidth,
    plotHeight: height,
    left,
    style,
    axes,
    legend: [],
    layer: [
      ...series.flatMap((each, index) => aheadLayers(each, plot.colors[index] ?? "", x, y)),
      ...series.map((each, index) => stepLayer(each, data.asOf, plot.colors[index] ?? "", x, y)),
      ...shapeMarks(
        series.flatMap(({ label, records }, index) =>
          records.map((record) => ({
            ...plot.place(record),
            about: [label, record.label, record.date, write(record.value)].join(" · "),
            color: plot.colors[index] ?? "",
            shape: "circle",
          })),
        ),
        30,
      ),
      ...recordLabels(series, plot),
      ...endLabels(series, ends, plot),
    ],
  });
}

const byDate = (records: PriceStepsSeries["records"]): PriceStepsSeries["records"] =>
  [...records].sort((one, other) => one.date.localeCompare(other.date));

const maxDate = (one: string, other = ""): string => (other > one ? other : one);

/** Organisations in their own colours; levels in turn, also where there are more than colours. */
function colorsOf(series: readonly PriceStepsSeries[], { theme }: ChartStyle): readonly string[] {
  const { palette, rest } = themes[theme];
  const assigned = assignColors(
    series.map(({ label }) => label),
    themes[theme],
  );
  return assigned.map((color, index) =>
    color === rest ? (palette[index % palette.length] ?? rest) : color,
  );
}

/** The forecast of a level: its band, and its middle as a dashed line. */
function aheadLayers(
  { ahead = [] }: PriceStepsSeries,
  color: string,
  x: Specification,
  y: Specification,
): readonly Specification[] {
  if (ahead.length === 0) return [];
  return [
    {
      data: { values: ahead },
      mark: { type: "area", clip: true, color, opacity: 0.1 },
      encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
    },
    {
      data: { values: ahead },
      mark: { type: "line", clip: true, color, strokeWidth: 1.4, strokeDash: [4, 3] },
      encoding: { x, y },
    },
  ];
}

function stepLayer(
  { label, records }: PriceStepsSeries,
  asOf: string,
  color: string,
  x: Specification,
  y: Specification,
): Specification {
  const last = records.at(-1);
  const tail = last && last.date < asOf ? [{ ...last, date: asOf, held: true }] : [];
  return {
    data: { values: [...records, ...tail].map((record) => ({ ...record, series: label })) },
    mark: {
      type: "line",
      interpolate: "step-after",
      strokeWidth: 2,
      color,
      point: false,
      clip: false,
    },
    encoding: { x, y },
  };
}

/** Names of the models that set the records: first and last of each level, then those between. */
function recordLabels(series: readonly PriceStepsSeries[], plot: Plot): readonly Specification[] {
  const requests = series
    .flatMap(({ records }) =>
      records.map((record, index) => ({
        ...record,
        rank: index === 0 || index === records.length - 1 ? 0 : 1,
      })),
    )
    .sort((one, other) => one.rank - other.rank)
    .map(({ label, date, value }) => ({
      text: label,
      date,
      value,
      ...plot.place({ date, value }),
    }));
  const unique = requests.filter(
    (each, index) => requests.findIndex(({ text }) => text === each.text) === index,
  );
  return labelLayers(unique, {
    plotWidth: plot.width,
    plotHeight: plot.height,
    points: requests.map((at) => ({ ...at, selected: true })),
    line: series.flatMap(({ records }) => alongSteps(records, plot)),
    theme: plot.style.theme,
  });
}

/** Pixels between the points that keep labels off the lines. */
const SPACING = 6;

/** Points along the steps up to the as-of date, in pixels. */
function alongSteps(records: PriceStepsSeries["records"], plot: Plot) {
  const corners = records.flatMap((record, index) => {
    const next = records[index + 1];
    return [plot.place(record), plot.place({ date: next?.date ?? plot.asOf, value: record.value })];
  });
  return corners.flatMap((from, index) => {
    const to = corners[index + 1] ?? from;
    const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / SPACING));
    return Array.from({ length: count }, (_, step) => ({
      x: from.x + ((to.x - from.x) * step) / count,
      y: from.y + ((to.y - from.y) * step) / count,
    }));
  });
}

const LINE = 14;

/** Names of the levels at the right, spread out where prices nearly meet. */
function endLabels(
  series: readonly PriceStepsSeries[],
  names: readonly string[],
  plot: Plot,
): readonly Specification[] {
  const ends = series
    .map(({ records, ahead = [] }, index) => ({
      text: names[index] ?? "",
      color: plot.colors[index] ?? "",
      wanted: plot.place(ahead.at(-1) ?? records.at(-1) ?? { date: "", value: Number.NaN }).y,
    }))
    .sort((one, other) => one.wanted - other.wanted);
  let floor = Number.NEGATIVE_INFINITY;
  const lowered = ends.map((end) => {
    floor = Math.max(end.wanted, floor + LINE);
    return { ...end, y: floor };
  });
  // Push what ran over the lower edge back up, starting from the last.
  let ceiling = plot.height + LINE / 2;
  const settled = lowered.toReversed().map((end) => {
    ceiling = Math.min(end.y, ceiling);
    const y = ceiling;
    ceiling -= LINE;
    return { ...end, y };
  });
  return textMarks(
    settled.map(({ text, color, y }) => ({
      text,
      color,
      x: plot.width + 7,
      y,
      align: "left",
      weight: "bold",
    })),
    sizes.label,
  );
}

function summaryOf(
  { label, records }: PriceStepsSeries,
  write: (value: number) => string,
  translate: Translate,
): string {
  const [first, last] = [records[0], records.at(-1)];
  if (!first || !last) return label;
  return translate("chart.price.summary", {
    name: label,
    from: write(first.value),
    fromDate: first.date,
    to: write(last.value),
    toDate: last.date,
  });
}
