import type { Specification } from "./chart.ts";

/**
 * Layers whose marks have pixel positions, for plots without a common axis. Each row of data
 * carries its position beside its facts.
 */
type Rows = readonly object[];

const at = (field: string) => ({ expr: `datum.${field}` });
const value = (field: string) => ({ value: at(field) });
/** What marks say to whoever points at them, where any of them says something. */
const sayings = (rows: Rows) =>
  rows.some((row) => "about" in row) ? { tooltip: { field: "about", type: "nominal" } } : {};
const unlessEmpty = (rows: Rows, layer: Specification): readonly Specification[] =>
  rows.length === 0 ? [] : [layer];

/**
 * Text at `x`, `y` of each row, from its `text`; `color`, `align` and `weight` come from the row. A
 * halo in the background colour keeps it legible over lines.
 */
export const textMarks = (
  rows: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly color: string;
    readonly align: "left" | "center" | "right";
    readonly weight?: "bold";
  }[],
  fontSize: number,
  halo?: string,
): readonly Specification[] => {
  const layer = (look: Specification) =>
    unlessEmpty(rows, {
      data: { values: rows },
      mark: {
        type: "text",
        baseline: "middle",
        fontSize,
        x: at("x"),
        y: at("y"),
        align: at("align"),
        ...look,
        fontWeight: { expr: "datum.weight || 'normal'" },
      },
      encoding: { text: { field: "text" } },
    });
  const edge = { stroke: halo, strokeWidth: 3, strokeJoin: "round" };
  return [...(halo ? layer(edge) : []), ...layer({ fill: at("color") })];
};

/** Lines from `x`, `y` to `x2`, `y2` of each row. */
export const lineMarks = (
  rows: readonly {
    readonly x: number;
    readonly y: number;
    readonly x2: number;
    readonly y2: number;
    readonly color: string;
    readonly about?: string;
  }[],
  strokeWidth: number,
  look: Specification = {},
): readonly Specification[] =>
  unlessEmpty(rows, {
    data: { values: rows },
    mark: { type: "rule", strokeWidth, stroke: at("color"), ...look },
    encoding: {
      ...{ x: value("x"), y: value("y"), x2: value("x2"), y2: value("y2") },
      ...sayings(rows),
    },
  });

/** Areas between `y` and `y2`, one for each `key`, from row to row of it in the order of `x`. */
export const areaMarks = (
  rows: readonly {
    readonly key: string;
    readonly x: number;
    readonly y: number;
    readonly y2: number;
    readonly color: string;
  }[],
  opacity: number,
): readonly Specification[] => {
  const pixels = (field: string) => ({ field, type: "quantitative", scale: null, axis: null });
  return unlessEmpty(rows, {
    data: { values: rows },
    mark: { type: "area", opacity },
    encoding: {
      x: pixels("x"),
      y: pixels("y"),
      y2: { field: "y2" },
      detail: { field: "key" },
      color: { field: "color", type: "nominal", scale: null, legend: null },
    },
  });
};

/** Shapes at `x`, `y` of each row, filled. */
export const shapeMarks = (
  rows: readonly {
    readonly x: number;
    readonly y: number;
    readonly color: string;
    readonly shape: string;
    readonly about?: string;
  }[],
  size: number,
): readonly Specification[] =>
  unlessEmpty(rows, {
    data: { values: rows },
    mark: {
      type: "point",
      filled: true,
      opacity: 1,
      size,
      strokeWidth: 0,
      x: at("x"),
      y: at("y"),
      shape: at("shape"),
      fill: at("color"),
    },
    encoding: sayings(rows),
  });
