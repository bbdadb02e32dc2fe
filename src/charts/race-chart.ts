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
import { areaMarks, lineMarks, shapeMarks, textMarks } from "./parts/marks.ts";
import { assignColors, sizes, type Theme, themes } from "./theme.ts";

/** What the record of a lab may be on a day, as quantiles. */
export interface RecordAhead {
  readonly date: string;
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
}

/** A lab: its records, what they may come to, and how likely it stays near the frontier. */
export interface RaceLane {
  readonly lab: string;
  /** In order of date; at least one. */
  readonly records: readonly { readonly date: string; readonly score: number }[];
  /** After the as-of date, in order of date. */
  readonly ahead: readonly RecordAhead[];
  /** When it crosses the bar of the chart: quantiles no later than the last day that is forecast. */
  readonly crosses?: {
    readonly p10: string;
    readonly median: string | undefined;
    readonly p90: string;
  };
  /** Probability that it is in the first tier, and that it leads. */
  readonly within: number;
  readonly leader: number;
  /** Whether votes stand in for its score. */
  readonly byVotes: boolean;
}

/** Data of a race. Lanes are drawn in the order given. */
export interface RaceChartData extends ChartWords {
  readonly lanes: readonly RaceLane[];
  /** The bar whose crossing is drawn: its name, and its level on the index. */
  readonly bar?: { readonly name: string; readonly level: number };
}

/** Share of the plot that the records take; probabilities have the rest. */
const RECORDS = 0.7;
/** Pixels of a lane in which its records climb from the lowest score of all to the highest. */
const CLIMB = 34;

interface Place {
  readonly x: (date: string) => number;
  /** Height of a score in a lane. */
  readonly y: (lane: number, score: number) => number;
  /** Middle of a lane. */
  readonly middle: (lane: number) => number;
  readonly label: LabelledRows["label"];
  /** Where bars of probability begin, and how long one of 1 is. */
  readonly bars: number;
  readonly barWidth: number;
  readonly height: number;
  readonly theme: Theme;
  readonly colors: readonly string[];
}

/** A lane for each lab: the steps of its record, and bars of how likely it stays or leads. */
export function raceChart(
  data: RaceChartData,
  translate: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const theme = themes[style.theme];
  const { narrow, labels, left, plotWidth, label } = placeLabelledRows(
    data.lanes.map(({ lab, byVotes }) =>
      byVotes ? translate("chart.race.by-votes", { lab }) : lab,
    ),
    style,
    { share: 0.3, above: 32 },
  );
  const lane = narrow ? 62 : 44;
  const dates = padDates([
    ...data.lanes.flatMap(({ records, ahead }) => [...records, ...ahead].map(({ date }) => date)),
    data.asOf,
  ]);
  const scores = data.lanes.flatMap(({ records, ahead }) => [
    ...records.map(({ score }) => score),
    ...ahead.map(({ p95 }) => p95),
  ]);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const recordsWidth = plotWidth * RECORDS;
  const height = data.lanes.length * lane + 6;
  const floor = (index: number): number => 3 + (index + 1) * lane - 5;
  const place: Place = {
    x: (date) => tenth(recordsWidth * share(dayNumber(date), dates.map(dayNumber))),
    y: (index, score) => tenth(floor(index) - CLIMB * share(score, [low, high])),
    middle: (index) => tenth(floor(index) - CLIMB / 2),
    label,
    bars: tenth(recordsWidth + 14),
    barWidth: plotWidth - recordsWidth - 64,
    height,
    theme,
    colors: assignColors(
      data.lanes.map(({ lab }) => lab),
      theme,
    ),
  };
  const title = data.finding ?? data.name;
  return frameChart({
    title,
    subtitle: subtitleOf(translate("chart.race.unit"), data, translate),
    caption: translate("chart.caption", { source: data.source }),
    summary: [title, ...data.lanes.map((each) => laneText(each, translate))].join(
      translate("chart.join"),
    ),
    plotWidth,
    plotHeight: height,
    left,
    style,
    legend: [
      [
        { label: translate("chart.race.within"), color: theme.muted, sign: "square" },
        { label: translate("chart.race.leader"), color: theme.ink, sign: "diamond" },
        ...(data.bar
          ? [
              {
                label: translate("chart.race.crosses", { bar: data.bar.name }),
                color: theme.ink,
                sign: "line" as const,
              },
            ]
          : []),
      ],
    ],
    layer: [
      ...drawAxis(dates, recordsWidth, place),
      ...lineMarks(
        [{ x: place.x(data.asOf), x2: place.x(data.asOf), y: 0, y2: height, color: theme.muted }],
        1,
        { strokeDash: [3, 3] },
      ),
      ...drawAhead(data.lanes, data.asOf, place),
      ...data.lanes.flatMap((each, index) => drawRecords(each, index, data.asOf, place)),
      ...drawCrossings(data, place),
      ...drawBars(data.lanes, place, translate),
      ...textMarks(
        labels.map((text, index) => ({
          text,
          x: place.label.x,
          y: place.middle(index) + place.label.dy,
          color: theme.ink,
          align: place.label.align,
        })),
        sizes.label,
        theme.background,
      ),
    ],
  });
}

const tenth = (pixels: number): number => Math.round(pixels * 10) / 10;

/** How far a value lies from the first end of a range to the last; the middle of an empty one. */
function share(value: number, [from, to]: readonly number[]): number {
  const span = (to as number) - (from as number);
  return span > 0 ? (value - (from as number)) / span : 0.5;
}

function drawAxis(
  dates: readonly [string, string],
  width: number,
  { x, height, theme }: Place,
): readonly Specification[] {
  const ticks = dateTicks(dates[0], dates[1], width);
  return [
    ...lineMarks(
      ticks.map(({ date }) => ({ x: x(date), x2: x(date), y: 0, y2: height, color: theme.grid })),
      1,
    ),
    ...textMarks(
      ticks.map(({ date, label }) => ({
        text: label,
        x: x(date),
        y: height + 12,
        color: theme.muted,
        align: "center" as const,
      })),
      sizes.label,
    ),
  ];
}

/** Steps up of a record, the last of them up to the day. */
function drawRecords(
  { lab, records }: RaceLane,
  index: number,
  asOf: string,
  { x, y, colors }: Place,
): readonly Specification[] {
  const color = colors[index] as string;
  const steps = records.flatMap((record, at) => {
    const next = records[at + 1];
    const end = x(next?.date ?? asOf);
    const level = y(index, record.score);
    const flat = { x: x(record.date), x2: end, y: level, y2: level, color };
    return next ? [flat, { x: end, x2: end, y: level, y2: y(index, next.score), color }] : [flat];
  });
  const dots = records.map(({ date, score }) => ({
    x: x(date),
    y: y(index, score),
    color,
    shape: "circle",
    about: `${lab} · ${date} · ${score.toFixed(1)}`,
  }));
  return [...lineMarks(steps, 1.5), ...shapeMarks(dots, 20)];
}

/** Fans of what records may come to, from today's on. */
function drawAhead(
  lanes: readonly RaceLane[],
  asOf: string,
  { x, y, colors }: Place,
): readonly Specification[] {
  const drawn = lanes.flatMap(({ lab, records, ahead }, index) => {
    const today = records.at(-1)?.score;
    if (today === undefined || ahead.length === 0) return [];
    const fan = [{ date: asOf, p05: today, p50: today, p95: today }, ...ahead];
    const at = (score: number) => y(index, score);
    const color = colors[index] as string;
    const points = fan.map(({ date, p05, p50, p95 }) => ({
      ...{ key: lab, color, x: x(date) },
      ...{ y: at(p95), y2: at(p05), middle: at(p50) },
    }));
    return [points];
  });
  const middles = drawn.flatMap((points) =>
    points.slice(1).map((point, at) => ({
      ...{ x: points[at]?.x ?? point.x, y: points[at]?.middle ?? point.middle },
      ...{ x2: point.x, y2: point.middle, color: point.color },
    })),
  );
  return [
    ...areaMarks(
      drawn.flatMap((points) => points.map(({ middle: _middle, ...edges }) => edges)),
      0.25,
    ),
    ...lineMarks(middles, 1, { strokeDash: [4, 3] }),
  ];
}

/** When labs cross the bar: a line from the first tenth to the last, with a tick in the middle. */
function drawCrossings(
  { lanes, bar }: RaceChartData,
  { x, y, theme }: Place,
): readonly Specification[] {
  if (!bar) return [];
  const drawn = lanes.flatMap(({ crosses }, index) =>
    crosses ? [{ ...crosses, y: y(index, bar.level) }] : [],
  );
  const color = theme.ink;
  return [
    ...lineMarks(
      drawn.map(({ p10, p90, y }) => ({ x: x(p10), x2: x(p90), y, y2: y, color })),
      1.5,
    ),
    ...lineMarks(
      drawn.flatMap(({ median, y }) =>
        median === undefined ? [] : [{ x: x(median), x2: x(median), y: y - 4, y2: y + 4, color }],
      ),
      1.5,
    ),
  ];
}

/** A bar for being near, a mark for leading, and the first as a number. */
function drawBars(
  lanes: readonly RaceLane[],
  place: Place,
  translate: Translate,
): readonly Specification[] {
  const { bars, barWidth, middle, theme, colors } = place;
  const at = (probability: number): number => tenth(bars + barWidth * probability);
  const rows = lanes.map((lane, index) => ({
    ...{ ...lane, index, y: middle(index) },
    about: laneText(lane, translate),
  }));
  return [
    ...lineMarks(
      rows.map(({ y }) => ({ x: bars, x2: at(1), y, y2: y, color: theme.grid })),
      9,
    ),
    ...lineMarks(
      rows.map(({ y, within, index, about }) => ({
        about,
        x: bars,
        x2: at(within),
        y,
        y2: y,
        color: colors[index] as string,
      })),
      9,
      { opacity: 0.6 },
    ),
    ...shapeMarks(
      rows.map(({ y, leader, about }) => ({
        ...{ x: at(leader), y, about },
        ...{ color: theme.ink, shape: "diamond" },
      })),
      44,
    ),
    ...textMarks(
      rows.map(({ y, within }) => ({
        text: percentText(within),
        x: at(1) + 8,
        y,
        color: theme.ink,
        align: "left" as const,
      })),
      sizes.label,
    ),
  ];
}

const percentText = (probability: number): string => `${Math.round(100 * probability)} %`;

const laneText = ({ lab, within, leader }: RaceLane, translate: Translate): string =>
  translate("chart.item", {
    name: lab,
    text: translate("chart.race.lane", {
      within: percentText(within),
      leader: percentText(leader),
    }),
  });
