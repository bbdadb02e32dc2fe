import { Graph, layout } from "@dagrejs/dagre";
import { importsOf, rooms, type SourceFile } from "../test/support/layers.ts";

/** That one room imports from another. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Whether nothing but types crosses. */
  readonly typeOnly: boolean;
}

/** The arrows between the rooms of the files, in the order of their names. */
export function roomArrows(files: readonly SourceFile[]): readonly Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const file of files) {
    for (const { target, typeOnly } of importsOf(file)) {
      if (file.folder === "" || target === "" || target === file.folder) continue;
      const key = `${file.folder} ${target}`;
      const before = arrows.get(key)?.typeOnly ?? true;
      arrows.set(key, { from: file.folder, to: target, typeOnly: typeOnly && before });
    }
  }
  return [...arrows.keys()].sort().map((key) => arrows.get(key) as Arrow);
}

/** The arrows without those that a longer way implies, so that the picture can be read. */
export function reduceArrows(arrows: readonly Arrow[]): readonly Arrow[] {
  const next = (room: string) => arrows.filter(({ from }) => from === room).map(({ to }) => to);
  const reaches = (from: string, to: string): boolean =>
    from === to || next(from).some((room) => reaches(room, to));
  return arrows.filter(
    ({ from, to }) => !next(from).some((room) => room !== to && reaches(room, to)),
  );
}

const box = { width: 108, height: 34 } as const;

/** The picture of the rooms, as SVG: what imports stands above what it imports. */
export function drawRooms(arrows: readonly Arrow[]): string {
  const graph = new Graph();
  graph.setGraph({ rankdir: "TB", nodesep: 26, ranksep: 40, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const room of Object.keys(rooms)) graph.setNode(room, { ...box });
  const shown = reduceArrows(arrows);
  for (const { from, to } of shown) graph.setEdge(from, to, {});
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const size = `${Math.ceil(width)} ${Math.ceil(height)}`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" role="img" aria-label="${label}">`,
    `<style>${style}</style>`,
    marker,
    ...shown.map((arrow) => {
      const { points } = graph.edge(arrow.from, arrow.to);
      const bends = points.slice(1, -1);
      return drawArrow(arrow, graph.node(arrow.from), bends, graph.node(arrow.to));
    }),
    ...Object.keys(rooms).map((room) => drawBox(room, graph.node(room))),
    "</svg>",
  ].join("\n")}\n`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const label = "The rooms of src, each above those that it imports";

const marker =
  '<defs><marker id="tip" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0L6 3L0 6Z"/></marker></defs>';

const style = [
  "text{font:13px Helvetica,Arial,sans-serif;text-anchor:middle;fill:#1c2430}",
  "rect{fill:#fff;stroke:#5b6675}",
  ".arrow{fill:none;stroke:#5b6675}",
  "marker path{fill:#5b6675}",
  ".types{stroke-dasharray:4 3}",
  "@media(prefers-color-scheme:dark){text{fill:#e8ecf2}rect{fill:#12171f;stroke:#9aa6b6}.arrow{stroke:#9aa6b6}marker path{fill:#9aa6b6}}",
].join("");

const drawBox = (room: string, { x, y }: Point): string => {
  const [left, top] = [x - box.width / 2, y - box.height / 2].map(rounded);
  const frame = `<rect x="${left}" y="${top}" width="${box.width}" height="${box.height}" rx="5"/>`;
  return `${frame}<text x="${rounded(x)}" y="${rounded(y + 4.5)}">${room}</text>`;
};

/** A line from the foot of a box by way of the bends to the head of another, its corners rounded. */
function drawArrow(
  { typeOnly }: Arrow,
  above: Point,
  bends: readonly Point[],
  below: Point,
): string {
  const end = edgeOf(below, bends.at(-1) ?? above, -1);
  const corners = [...bends, end];
  const curves = bends.map((corner, index) => {
    const isLast = index === bends.length - 1;
    const next = corners[index + 1] as Point;
    return `Q${at(corner)} ${at(isLast ? next : middle(corner, next))}`;
  });
  const path = `M${at(edgeOf(above, bends[0] ?? below, 1))}${curves.join("") || `L${at(end)}`}`;
  return `<path class="arrow${typeOnly ? " types" : ""}" marker-end="url(#tip)" d="${path}"/>`;
}

/** Where a line to a point leaves the foot (1) or the head (−1) of a box. */
function edgeOf({ x, y }: Point, towards: Point, side: 1 | -1): Point {
  const reach = box.width / 2 - 12;
  const shift = Math.max(-reach, Math.min(reach, (towards.x - x) / 2));
  return { x: x + shift, y: y + (side * box.height) / 2 };
}

const at = ({ x, y }: Point): string => `${rounded(x)} ${rounded(y)}`;

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

const rounded = (value: number): number => Math.round(value * 10) / 10;
