import type { Translate } from "../i18n/translate.ts";
import {
  dateAxis,
  linearTicks,
  logTicks,
  padDates,
  padDomain,
  utcDay,
} from "./parts/axis-ticks.ts";
import { type Chart, type ChartStyle, type ChartWords, defaultStyle } from "./parts/chart.ts";
import { frameChart, labelledAxis, plotRoom, subtitleOf } from "./parts/frame.ts";
import { unitFormat } from "./parts/human-units.ts";
import { lineMarks, shapeMarks } from "./parts/marks.ts";
import { placeOnPlot } from "./parts/place-on-plot.ts";
import { themes } from "./theme.ts";

/** A forecast that was made some months before its date, and what came. */
export interface ShownForecast {
  /** The day it was about. */
  readonly date: string;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly outcome: number;
}

/** Data of the chart of past forecasts. */
export interface PastForecastsData extends ChartWords {
  readonly forecasts: readonly ShownForecast[];
  readonly scale: "log" | "linear";
  readonly unit: string;
  readonly unitLabel: string;
}

/**
 * Past forecasts against what came: for each day the 80 % band that had been printed before, its
 * median, and the outcome; an outcome outside its band is drawn as a diamond in another colour.
 */
export function pastForecastsChart(
  data: PastForecastsData,
  translate: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const { forecasts } = data;
  const theme = themes[style.theme];
  const log = data.scale === "log";
  const { value: write } = unitFormat(data.unit, translate);
  const values = forecasts
    .flatMap(({ lower, upper, outcome }) => [lower, upper, outcome])
    .filter((value) => !log || value > 0);
  const domain = padDomain(values, log, 0.07);
  const ticks = log ? logTicks(domain) : linearTicks(domain);
  const { left, plotWidth } = plotRoom(style, ticks.map(write));
  const height = Math.round(Math.min(320, plotWidth * 0.55));
  const dates = padDates(
    forecasts.map(({ date }) => date),
    0.04,
  );
  const axes = { dates, values: domain, log };
  const place = (date: string, value: number) =>
    placeOnPlot({ date, value }, axes, { width: plotWidth, height });
  const missed = ({ lower, upper, outcome }: ShownForecast) => outcome < lower || outcome > upper;
  const [kept, lost] = [theme.palette[0] ?? theme.rest, theme.palette[1] ?? theme.rest];
  const title = data.finding ?? data.name;
  return frameChart({
    title,
    subtitle: subtitleOf(data.unitLabel, data, translate),
    caption: translate("chart.caption", { source: data.source }),
    summary: [
      title,
      ...forecasts.map(({ date, lower, upper, outcome }) =>
        translate("chart.past.summary", {
          date,
          lower: write(lower),
          upper: write(upper),
          outcome: write(outcome),
        }),
      ),
    ].join(translate("chart.join")),
    plotWidth,
    plotHeight: height,
    left,
    style,
    axes,
    legend: [
      [
        { label: translate("chart.past.band"), color: theme.bands[1], sign: "square" },
        { label: translate("chart.past.held"), color: kept, sign: "circle" },
        { label: translate("chart.past.missed"), color: lost, sign: "diamond" },
      ],
    ],
    layer: [
      {
        data: { values: forecasts.map(({ date, median }) => ({ date, value: median })) },
        mark: { type: "tick", color: theme.line, thickness: 1.5, width: 7 },
        encoding: {
          x: {
            field: "date",
            type: "temporal",
            scale: { type: "utc", domain: dates.map(utcDay), nice: false },
            axis: dateAxis(dates, plotWidth),
          },
          y: {
            field: "value",
            type: "quantitative",
            scale: {
              type: log ? "log" : "linear",
              domain,
              nice: false,
              ...(log ? {} : { zero: false }),
            },
            axis: labelledAxis(ticks, ticks.map(write)),
          },
        },
      },
      ...lineMarks(
        forecasts.map(({ date, lower, upper }) => {
          const [from, to] = [place(date, lower), place(date, upper)];
          return { x: from.x, x2: to.x, y: from.y, y2: to.y, color: theme.bands[1] };
        }),
        4,
      ),
      ...shapeMarks(
        forecasts.map((each) => ({
          ...place(each.date, each.outcome),
          color: missed(each) ? lost : kept,
          shape: missed(each) ? "diamond" : "circle",
          about: translate("chart.past.about", {
            ...{ date: each.date, outcome: write(each.outcome) },
            ...{ lower: write(each.lower), upper: write(each.upper) },
          }),
        })),
        34,
      ),
    ],
  });
}
