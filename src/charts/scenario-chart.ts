import type { Translate } from "../i18n/translate.ts";
import { dateAxis, linearTicks, padDates, padDomain, utcDay } from "./parts/axis-ticks.ts";
import { type Chart, type ChartStyle, type ChartWords, defaultStyle } from "./parts/chart.ts";
import { frameChart, labelledAxis, plotRoom, subtitleOf } from "./parts/frame.ts";
import { unitFormat } from "./parts/human-units.ts";
import { pointLayers } from "./parts/point-layers.ts";
import type { ScenarioPicture } from "./parts/scenario-picture.ts";
import type { PicturePoint } from "./parts/trend-picture.ts";
import { themes } from "./theme.ts";

/** Data of a scenario chart. */
export interface ScenarioChartData extends ChartWords {
  readonly result: ScenarioPicture;
  /** The unit in the reader's language. */
  readonly unitLabel: string;
}

/**
 * Estimates beside published projections, and the band that the projections span from the last
 * comparable estimate on. No line is drawn, because none is fitted.
 */
export function scenarioChart(
  data: ScenarioChartData,
  translate: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const { result } = data;
  const points = namedPoints(result, translate);
  const format = unitFormat(result.unit, translate);
  const values = padDomain(valuesOf(result), false);
  const ticks = linearTicks(values);
  const tickLabels = ticks.map(format.value);
  const { left, plotWidth } = plotRoom(style, tickLabels);
  const dates = padDates(points.map(({ date }) => date));
  const annual = points.every(({ date }) => date.endsWith("-12-31"));
  const x = {
    field: "date",
    type: "temporal",
    scale: { type: "utc", domain: dates.map(utcDay), nice: false },
    axis: dateAxis(dates, plotWidth, annual),
  };
  const y = {
    type: "quantitative",
    scale: { type: "linear", domain: values, nice: false, zero: false },
    axis: labelledAxis(ticks, tickLabels),
  };
  const dots = pointLayers(points, { x, y, style, translate, format });
  const finding = data.finding ?? findingOf(data, translate);
  const color = themes[style.theme].bands[0];
  return frameChart({
    title: finding,
    subtitle: subtitleOf(data.unitLabel, data, translate),
    caption: translate("chart.caption", { source: data.source }),
    summary: summaryOf(data, finding, format.value, translate),
    plotWidth,
    plotHeight: Math.round(Math.min(360, plotWidth * 0.62)),
    left,
    style,
    legend: [...dots.legend, [{ label: translate("trend.scenario.band"), color, sign: "square" }]],
    layer: [
      {
        data: { values: bandRows(result) },
        // The edge keeps a band visible that is thinner than a line.
        mark: {
          type: "area",
          clip: true,
          fill: color,
          stroke: color,
          strokeWidth: 1.5,
          opacity: 1,
        },
        encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
      },
      ...dots.layer,
    ],
  });
}

/** The comparable estimates; the band starts from the last one. */
const comparable = ({ points }: ScenarioPicture): readonly PicturePoint[] =>
  points
    .filter(({ selected }) => selected)
    .sort((one, other) => one.date.localeCompare(other.date));

function bandRows(result: ScenarioPicture) {
  const last = comparable(result).at(-1);
  const start = last ? [{ date: last.date, lower: last.value, upper: last.value }] : [];
  return [...start, ...result.band.map(({ date, lower, upper }) => ({ date, lower, upper }))];
}

/** Colour distinguishes estimates from projections. */
const namedPoints = (
  { points, projections }: ScenarioPicture,
  translate: Translate,
): readonly PicturePoint[] => {
  const named = (list: readonly PicturePoint[], organization: string) =>
    list.map((point) => ({ ...point, organization }));
  return [
    ...named(points, translate("trend.scenario.estimates")),
    ...named(projections, translate("trend.scenario.projections")),
  ];
};

const valuesOf = ({ points, projections, band }: ScenarioPicture): readonly number[] =>
  [
    ...[...points, ...projections].flatMap(({ value, lower, upper }) => [value, lower, upper]),
    ...band.flatMap(({ lower, upper }) => [lower, upper]),
  ].filter((value): value is number => typeof value === "number");

const findingOf = ({ name, result }: ScenarioChartData, translate: Translate): string => {
  const estimates = comparable(result);
  const dates = estimates.map(({ date }) => date.slice(0, 4)).join(", ") || "–";
  const text = translate("trend.scenario.finding", { n: estimates.length, dates });
  return translate("chart.item", { name, text });
};

function summaryOf(
  { result }: ScenarioChartData,
  finding: string,
  write: (value: number) => string,
  translate: Translate,
): string {
  const steps = result.band.map(({ date, lower, upper }) =>
    translate("chart.item", {
      name: date.slice(0, 4),
      text: translate("chart.range", { lower: write(lower), upper: write(upper) }),
    }),
  );
  return [finding, ...steps].join(translate("chart.join"));
}
