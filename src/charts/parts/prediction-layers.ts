import { daysBetween } from "../../base/calendar.ts";
import { formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { themes } from "../theme.ts";
import type { ChartStyle, Specification } from "./chart.ts";
import type { LegendEntry } from "./legend.ts";
import type { PictureFit, PictureLine, TrendPicture } from "./trend-picture.ts";

/** What the layers of a dated plot share. */
export interface PlotContext {
  readonly x: Specification;
  readonly y: Specification;
  readonly style: ChartStyle;
  readonly translate: Translate;
}

/** Name of a band with its level; the two kinds of interval never share a name. */
export const bandName = (kind: PictureLine["kind"], level: string, translate: Translate): string =>
  translate(kind === "mean" ? "chart.band.mean" : "chart.band.prediction", { level });

interface Band {
  readonly kind: PictureLine["kind"];
  readonly name: string;
  readonly color: string;
  readonly rows: readonly PictureLine[];
}

/** Layers, with the legend groups that explain them. */
export interface ExplainedLayers {
  readonly layer: readonly Specification[];
  readonly legend: readonly (readonly LegendEntry[])[];
}

/**
 * The prediction: filled bands from the widest to the narrowest, the interval of the mean as two
 * dotted edges, then the line, solid to the last data point and dashed after it. Groups of a pooled
 * trend have one line each and no bands, which would overlap.
 */
export function predictionLayers(
  result: Pick<TrendPicture, "prediction" | "fit">,
  context: PlotContext,
): ExplainedLayers {
  const bands = bandsOf(
    result.prediction.filter(({ group }) => group === undefined),
    context,
  );
  return {
    layer: [
      ...bands.flatMap((band) =>
        band.kind === "mean" ? edgeLayers(band, context) : [bandLayer(band, context)],
      ),
      ...groupsOf(result.prediction).flatMap((prediction) =>
        lineLayers({ ...result, prediction }, context),
      ),
    ],
    legend: [
      bands.map(({ kind, name, color }) => ({
        label: name,
        color,
        sign: kind === "mean" ? "dashes" : "square",
      })),
    ],
  };
}

function groupsOf(prediction: readonly PictureLine[]): readonly (readonly PictureLine[])[] {
  const groups = [...new Set(prediction.map(({ group }) => group))];
  return groups.map((name) => prediction.filter(({ group }) => group === name));
}

function bandsOf(prediction: readonly PictureLine[], context: PlotContext): readonly Band[] {
  const theme = themes[context.style.theme];
  const bandsOfKind = (kind: PictureLine["kind"]): readonly Band[] => {
    const rows = prediction.filter((row) => row.kind === kind);
    const levels = [...new Set(rows.map(({ level }) => level))].sort((one, other) => other - one);
    return levels.map((level) => ({
      kind,
      name: bandName(kind, formatPercent(level), context.translate),
      color: kind === "mean" ? theme.meanEdge : theme.bands[level <= 0.5 ? 0 : 1],
      rows: rows.filter((row) => row.level === level),
    }));
  };
  return [...bandsOfKind("prediction"), ...bandsOfKind("mean")];
}

const bandLayer = (band: Band, { x, y }: PlotContext): Specification => ({
  data: { values: band.rows.map(({ date, lower, upper }) => ({ date, lower, upper })) },
  mark: { type: "area", clip: true, color: band.color, opacity: 1 },
  encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
});

const edgeLayers = (band: Band, { x, y }: PlotContext): readonly Specification[] =>
  (["lower", "upper"] as const).map((edge) => ({
    data: { values: band.rows.map((row) => ({ date: row.date, edge: row[edge] })) },
    mark: { type: "line", clip: true, color: band.color, strokeWidth: 1.2, strokeDash: [3, 2] },
    encoding: { x, y: { ...y, field: "edge" } },
  }));

function lineLayers(
  { prediction, fit }: Pick<TrendPicture, "prediction" | "fit">,
  { x, y, style }: PlotContext,
): readonly Specification[] {
  const line = centralLine(prediction);
  const turn = valueAt(line, fit);
  const here = turn === undefined ? [] : [{ date: fit.to, value: turn }];
  const draw = (values: readonly object[], dash: Specification): readonly Specification[] =>
    values.length < 2
      ? []
      : [
          {
            data: { values },
            mark: {
              type: "line",
              clip: true,
              strokeWidth: prediction[0]?.group === undefined ? 1.8 : 1,
              color: themes[style.theme].line,
              ...dash,
            },
            encoding: { x, y: { ...y, field: "value" } },
          },
        ];
  return [
    ...draw([...line.filter(({ date }) => date < fit.to), ...here], {}),
    ...draw([...here, ...line.filter(({ date }) => date > fit.to)], { strokeDash: [5, 4] }),
  ];
}

interface Dated {
  readonly date: string;
  readonly value: number;
}

/** One value per date: that of the mean where there is one, else of the forecast. */
export function centralLine(prediction: readonly PictureLine[]): readonly Dated[] {
  const meansFirst = [...prediction].sort(
    (one, other) => Number(one.kind === "mean") - Number(other.kind === "mean"),
  );
  // Of several values of a date, the last one stays.
  const byDate = new Map(meansFirst.map(({ date, value }) => [date, value]));
  return [...byDate]
    .map(([date, value]) => ({ date, value }))
    .sort((one, other) => one.date.localeCompare(other.date));
}

/** Value of the line at the last data point, interpolated on the scale of the fit. */
function valueAt(line: readonly Dated[], { to, scale }: PictureFit): number | undefined {
  const before = line.findLast(({ date }) => date <= to);
  const after = line.find(({ date }) => date >= to);
  if (!before || !after) return undefined;
  const span = daysBetween(before.date, after.date);
  const share = span === 0 ? 0 : daysBetween(before.date, to) / span;
  return scale === "log"
    ? before.value * (after.value / before.value) ** share
    : before.value + (after.value - before.value) * share;
}
