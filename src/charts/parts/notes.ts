import { sizes, type ThemeName, themes } from "../theme.ts";
import type { Specification } from "./chart.ts";
import { textWidth } from "./measure-text.ts";
import { type Box, boxAround, needsLeader, type PlacedLabel, placeLabels } from "./place-labels.ts";

/** A label to place at a point, in data coordinates. */
export interface LabelRequest {
  readonly text: string;
  readonly date: string;
  readonly value: number;
}

/** A few lines of text in the empty upper corner of a plot. */
export interface Note {
  readonly lines: readonly string[];
  readonly align: "left" | "right";
  readonly x: number;
  readonly box: Box;
}

const LINE = 17;

/** The note of a rising line goes to the upper left, that of a falling one to the upper right. */
export function noteBox(
  lines: readonly string[],
  plot: { readonly plotWidth: number; readonly plotHeight: number; readonly rising: boolean },
): Note {
  const width = Math.max(...lines.map((line, index) => textWidth(line, sizes.note, index === 0)));
  const bottom = 6 + lines.length * LINE;
  return plot.rising
    ? { lines, align: "left", x: 8, box: { left: 0, top: 0, right: width + 16, bottom } }
    : {
        lines,
        align: "right",
        x: plot.plotWidth - 8,
        box: { left: plot.plotWidth - width - 16, top: 0, right: plot.plotWidth, bottom },
      };
}

/** The lines of a note, with the first one in bold. */
export function noteLayers(note: Note, themeName: ThemeName): readonly Specification[] {
  const theme = themes[themeName];
  const values = note.lines.map((text, index) => ({
    text,
    y: 12 + index * LINE,
    first: index === 0,
  }));
  return haloed(
    {
      type: "text",
      align: note.align,
      baseline: "middle",
      fontSize: sizes.note,
    },
    (row: (typeof values)[number]) => ({
      weight: row.first ? "bold" : "normal",
      color: row.first ? theme.ink : theme.muted,
      x: note.x,
      y: row.y,
    }),
    values,
    theme.background,
  );
}

/** Labels beside their points, at most one per 80 pixels of width. */
export function labelLayers(
  requests: readonly (LabelRequest & { readonly x: number; readonly y: number })[],
  room: {
    readonly plotWidth: number;
    readonly plotHeight: number;
    readonly note?: Note;
    readonly points: readonly {
      readonly x: number;
      readonly y: number;
      readonly selected: boolean;
    }[];
    readonly line: readonly { readonly x: number; readonly y: number }[];
    readonly theme: ThemeName;
  },
): readonly Specification[] {
  const theme = themes[room.theme];
  const placed = placeLabels(requests, {
    most: Math.max(3, Math.floor(room.plotWidth / 64)),
    width: room.plotWidth,
    height: room.plotHeight,
    fontSize: sizes.label,
    hard: [
      ...(room.note ? [room.note.box] : []),
      ...room.points.filter(({ selected }) => selected).map(({ x, y }) => boxAround(x, y, 4)),
    ],
    soft: [
      ...room.points.filter(({ selected }) => !selected).map(({ x, y }) => boxAround(x, y, 3)),
      ...room.line.map(({ x, y }) => boxAround(x, y, 4)),
    ],
  });
  if (placed.length === 0) return [];
  return [
    ...leaderLayer(placed, theme.muted),
    ...haloed(
      { type: "text", baseline: "middle", fontSize: sizes.label },
      (label: PlacedLabel) => ({
        align: label.align,
        color: theme.ink,
        x: label.x + label.dx,
        y: label.y + label.dy,
      }),
      placed,
      theme.background,
    ),
  ];
}

function leaderLayer(placed: readonly PlacedLabel[], stroke: string): readonly Specification[] {
  const values = placed
    .filter(needsLeader)
    .map(({ x, y, dx, dy }) => ({ x, y, x2: x + dx, y2: y + dy - Math.sign(dy) * 5 }));
  if (values.length === 0) return [];
  const at = (field: string) => ({ value: { expr: `datum.${field}` } });
  const encoding = { x: at("x"), y: at("y"), x2: at("x2"), y2: at("y2") };
  return [{ data: { values }, mark: { type: "rule", stroke, strokeWidth: 0.7 }, encoding }];
}

/** Text with a soft halo in the background colour, so that it is legible over lines and bands. */
function haloed<Row extends { readonly text: string }>(
  mark: Specification,
  look: (row: Row) => {
    readonly x: number;
    readonly y: number;
    readonly color: string;
    readonly align?: string;
    readonly weight?: string;
  },
  rows: readonly Row[],
  background: string,
): readonly Specification[] {
  const values = rows.map((row) => ({ text: row.text, ...look(row) }));
  const layer = (extra: Specification): Specification => ({
    data: { values },
    mark: {
      ...mark,
      x: { expr: "datum.x" },
      y: { expr: "datum.y" },
      ...(values.some(({ align }) => align) ? { align: { expr: "datum.align" } } : {}),
      ...(values.some(({ weight }) => weight) ? { fontWeight: { expr: "datum.weight" } } : {}),
      ...extra,
    },
    encoding: { text: { field: "text" } },
  });
  return [
    layer({ stroke: background, strokeWidth: 3, strokeJoin: "round", strokeOpacity: 0.85 }),
    layer({ fill: { expr: "datum.color" } }),
  ];
}
