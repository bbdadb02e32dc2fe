import type { Translate } from "../i18n/translate.ts";
import { linearTicks, logTicks, padDomain, positionOn } from "./parts/axis-ticks.ts";
import { type Chart, type ChartStyle, type ChartWords, defaultStyle } from "./parts/chart.ts";
import { frameChart, labelledAxis, plotRoom, subtitleOf } from "./parts/frame.ts";
import { unitFormat } from "./parts/human-units.ts";
import { shapeMarks } from "./parts/marks.ts";
import { shorten } from "./parts/measure-text.ts";
import { labelLayers } from "./parts/notes.ts";
import { sizes, themes } from "./theme.ts";

/** The cheapest price at or above a bar, and the model with that price. */
export interface LadderStep {
  readonly bar: number;
  readonly usdPerMtok: number;
  readonly model: string;
}

/** Data of the ladder: prices by bar, over the range of bars. */
export interface PriceLadderData extends ChartWords {
  readonly steps: readonly LadderStep[];
  /** Ends of the horizontal axis, so that a control beside the chart can share it. */
  readonly range: readonly [number, number];
  readonly barLabel: string;
  readonly unitLabel: string;
}

/** What each level of capability costs on one day: one point per bar, on a logarithmic scale. */
export function priceLadder(
  data: PriceLadderData,
  translate: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const theme = themes[style.theme];
  const { value: write } = unitFormat("USD", translate);
  const prices = data.steps.map(({ usdPerMtok }) => usdPerMtok);
  const domain = padDomain(prices.length > 0 ? prices : [1, 10], true, 0.12);
  const ticks = logTicks(domain);
  const { left, plotWidth } = plotRoom(style, ticks.map(write), 12);
  const height = Math.round(Math.min(300, plotWidth * 0.5));
  const bars = linearTicks(data.range);
  const x = {
    field: "bar",
    type: "quantitative",
    scale: { type: "linear", domain: data.range, nice: false, zero: false },
    axis: labelledAxis(bars, bars.map(String)),
  };
  const y = {
    field: "usdPerMtok",
    type: "quantitative",
    scale: { type: "log", domain, nice: false },
    axis: labelledAxis(ticks, ticks.map(write)),
  };
  const placed = data.steps.map((step) => ({
    ...step,
    x: plotWidth * positionOn(step.bar, data.range, false),
    y: height * (1 - positionOn(step.usdPerMtok, domain, true)),
  }));
  const title = data.finding ?? data.name;
  return frameChart({
    title,
    subtitle: subtitleOf(
      translate("chart.subtitle.unit", { unit: data.unitLabel }),
      { ...data, filter: data.barLabel },
      translate,
    ),
    caption: translate("chart.caption", { source: data.source }),
    summary: [
      title,
      ...data.steps.map(({ bar, usdPerMtok, model }) => `${bar}: ${write(usdPerMtok)}, ${model}`),
    ].join(translate("chart.join")),
    plotWidth,
    plotHeight: height,
    left,
    style,
    legend: [],
    layer: [
      {
        data: { values: data.steps },
        mark: { type: "line", color: theme.accent, strokeWidth: 2 },
        encoding: { x, y },
      },
      ...shapeMarks(
        placed.map((at) => ({
          ...{ x: at.x, y: at.y, color: theme.accent, shape: "circle" },
          about: `${at.model} · ${at.bar} · ${write(at.usdPerMtok)}`,
        })),
        40,
      ),
      ...labelLayers(namesOf(placed), {
        plotWidth,
        plotHeight: height,
        points: placed.map((at) => ({ ...at, selected: true })),
        line: placed,
        theme: style.theme,
      }),
    ],
  });
}

type Placed = LadderStep & { readonly x: number; readonly y: number };

/** Each model is named once, at the highest bar that it passes. */
function namesOf(placed: readonly Placed[]) {
  const last = new Map(placed.map((at) => [at.model, at]));
  return [...last.values()].toReversed().map(({ model, x, y, usdPerMtok }) => ({
    text: shorten(model, 170, sizes.label),
    date: "",
    value: usdPerMtok,
    x,
    y,
  }));
}
