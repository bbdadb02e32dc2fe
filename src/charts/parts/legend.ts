import { sizes, type ThemeName, themes } from "../theme.ts";
import type { Specification } from "./chart.ts";
import { textWidth } from "./measure-text.ts";

/** One entry: a symbol and its label. `line` is a short stroke, the others are filled shapes. */
export interface LegendEntry {
  readonly label: string;
  readonly color: string;
  readonly sign:
    | "circle"
    | "diamond"
    | "square"
    | "triangle-up"
    | "triangle-down"
    | "line"
    | "dashes";
}

/** A legend, and the height it takes above the plot. */
export interface Legend {
  readonly height: number;
  readonly layer: readonly Specification[];
}

const ROW = 19;
const SIGN = 18;
const GAP = 16;

/**
 * A legend laid out from measured text: it wraps into rows at any width, and looks the same
 * wherever the specification is drawn. A group that does not fit in the rest of a row starts a new
 * one.
 *
 * @param left pixels from the plot to the left edge of the picture
 * @param width width of the picture
 */
export function layLegend(
  groups: readonly (readonly LegendEntry[])[],
  left: number,
  width: number,
  themeName: ThemeName,
): Legend {
  const rows = breakRows(groups, width);
  const height = rows.length === 0 ? 0 : rows.length * ROW + 6;
  const values = rows.flatMap((row, index) =>
    row.map(({ entry, at }) => ({
      ...entry,
      x: at - left,
      y: Math.round(index * ROW + ROW / 2 - height),
    })),
  );
  return { height, layer: values.length === 0 ? [] : draw(values, themes[themeName].ink) };
}

type Placed = { readonly entry: LegendEntry; readonly at: number };

function breakRows(
  groups: readonly (readonly LegendEntry[])[],
  width: number,
): readonly (readonly Placed[])[] {
  const rows: Placed[][] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    const whole = group.reduce((sum, entry) => sum + GAP + sizeOf(entry), GAP);
    if (end + whole > width) end = Number.POSITIVE_INFINITY;
    else end += GAP;
    for (const entry of group) {
      const at = end + GAP + sizeOf(entry) > width ? 0 : end + GAP;
      if (at === 0) rows.push([]);
      rows.at(-1)?.push({ entry, at });
      end = at + sizeOf(entry);
    }
  }
  return rows;
}

const sizeOf = (entry: LegendEntry): number => SIGN + textWidth(entry.label, sizes.label);

function draw(
  values: readonly (LegendEntry & { readonly x: number; readonly y: number })[],
  ink: string,
): readonly Specification[] {
  const isLine = (sign: LegendEntry["sign"]) => sign === "line" || sign === "dashes";
  const shapes = values.filter(({ sign }) => !isLine(sign));
  const lines = values.filter(({ sign }) => isLine(sign));
  const signs = (
    rows: readonly object[],
    mark: Specification,
    encoding: Specification = {},
  ): readonly Specification[] =>
    rows.length === 0 ? [] : [{ data: { values: rows }, mark, encoding }];
  return [
    ...signs(shapes, {
      type: "point",
      filled: true,
      size: 78,
      shape: { expr: "datum.sign" },
      fill: { expr: "datum.color" },
      strokeWidth: 0,
      opacity: 1,
      x: { expr: "datum.x + 6" },
      y: { expr: "datum.y" },
    }),
    ...signs(
      lines,
      {
        type: "rule",
        stroke: { expr: "datum.color" },
        strokeWidth: 2,
        strokeDash: { expr: "datum.sign === 'dashes' ? [3, 2] : [1, 0]" },
      },
      {
        x: { value: { expr: "datum.x" } },
        x2: { value: { expr: "datum.x + 13" } },
        y: { value: { expr: "datum.y" } },
      },
    ),
    {
      data: { values },
      mark: {
        type: "text",
        align: "left",
        baseline: "middle",
        fontSize: sizes.label,
        color: ink,
        x: { expr: `datum.x + ${SIGN}` },
        y: { expr: "datum.y" },
      },
      encoding: { text: { field: "label" } },
    },
  ];
}
