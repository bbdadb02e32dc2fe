import { assignColors, themes } from "../theme.ts";
import type { UnitFormat } from "./human-units.ts";
import type { LegendEntry } from "./legend.ts";
import type { ExplainedLayers, PlotContext } from "./prediction-layers.ts";
import type { PicturePoint } from "./trend-picture.ts";

/** At most this many organisations have their own colour. */
const NAMED = 5;

/** Interval bars and points; points that are not on the line are faint and small. */
export function pointLayers(
  points: readonly PicturePoint[],
  context: PlotContext & { readonly format: UnitFormat },
): ExplainedLayers {
  const colors = organizationColors(points, context);
  const openness = shapesOf(points, context);
  // The context is drawn first, so that it is underneath.
  const values = points
    .map((point) => dotOf(point, colors, openness, context))
    .sort((one, other) => Number(one.selected) - Number(other.selected));
  const bars = values.filter((dot) => "lower" in dot && "upper" in dot);
  return {
    layer: [...(bars.length > 0 ? [barLayer(bars, context)] : []), dotLayer(values, context)],
    legend: [colors.length > 1 ? colors : [], openness.length > 1 ? openness : []],
  };
}

function dotOf(
  point: PicturePoint,
  colors: readonly LegendEntry[],
  openness: readonly LegendEntry[],
  context: PlotContext & { readonly format: UnitFormat },
) {
  const color = colors.find(({ label }) => label === point.organization) ?? colors.at(-1);
  const shape = openness.find(({ label }) => label === weightsOf(point, context));
  const text = context.format.value(point.value);
  return {
    about: [point.label, point.organization ?? "", point.date, text]
      .filter((each) => each !== "")
      .join(" · "),
    id: point.id,
    label: point.label,
    date: point.date,
    value: point.value,
    ...(typeof point.lower !== "number" ? {} : { lower: point.lower }),
    ...(typeof point.upper !== "number" ? {} : { upper: point.upper }),
    text,
    organization: point.organization ?? "",
    color: color?.color ?? themes[context.style.theme].accent,
    shape: openness.length > 1 ? (shape?.sign ?? "circle") : "circle",
    selected: point.selected,
    source: point.source,
  };
}

/** Organisations with the most points on the line, then with the most points overall. */
function namedOrganizations(points: readonly PicturePoint[]): readonly string[] {
  const weight = new Map<string, number>();
  for (const { organization, selected } of points) {
    if (organization === undefined || organization === "") continue;
    weight.set(organization, (weight.get(organization) ?? 0) + (selected ? 1000 : 1));
  }
  return [...weight]
    .sort(([one, first], [other, second]) => second - first || one.localeCompare(other, "en"))
    .slice(0, NAMED)
    .map(([name]) => name);
}

/** The named organisations with their colours, and the rest last. */
function organizationColors(
  points: readonly PicturePoint[],
  { style, translate }: PlotContext,
): readonly LegendEntry[] {
  const theme = themes[style.theme];
  const named = namedOrganizations(points);
  const colors = assignColors(named, theme);
  const entries = named.map(
    (label, index): LegendEntry => ({
      label,
      color: colors[index] ?? theme.rest,
      sign: "circle",
    }),
  );
  const rest = points.some(({ organization }) => !named.includes(organization ?? ""));
  if (!rest || named.length === 0) return entries;
  return [...entries, { label: translate("chart.others"), color: theme.rest, sign: "circle" }];
}

/** The kinds of openness that occur, each with its shape. */
function shapesOf(points: readonly PicturePoint[], context: PlotContext): readonly LegendEntry[] {
  const { muted } = themes[context.style.theme];
  const kinds = [
    { open: false, sign: "circle" },
    { open: true, sign: "diamond" },
    { open: undefined, sign: "square" },
  ] as const;
  return kinds
    .filter(({ open }) => points.some((point) => point.open === open))
    .map(({ open, sign }) => ({
      label: weightsOf(open === undefined ? {} : { open }, context),
      color: muted,
      sign,
    }));
}

function weightsOf({ open }: Pick<PicturePoint, "open">, { translate }: PlotContext): string {
  if (open === undefined) return translate("chart.weights.unknown");
  return translate(open ? "chart.weights.open" : "chart.weights.closed");
}

const barLayer = (values: readonly object[], { x, y }: PlotContext) => ({
  data: { values },
  mark: {
    type: "rule",
    clip: true,
    strokeWidth: 1.2,
    stroke: { expr: "datum.color" },
    opacity: { expr: "datum.selected ? 0.55 : 0.14" },
  },
  encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
});

const dotLayer = (values: readonly object[], { x, y, style }: PlotContext) => ({
  data: { values },
  mark: {
    type: "point",
    filled: true,
    stroke: themes[style.theme].background,
    strokeWidth: 0.8,
    fill: { expr: "datum.color" },
    shape: { expr: "datum.shape" },
    opacity: { expr: "datum.selected ? 1 : 0.3" },
    size: { expr: "datum.selected ? 72 : 26" },
  },
  encoding: {
    x,
    y: { ...y, field: "value" },
    tooltip: { field: "about", type: "nominal" },
  },
});
