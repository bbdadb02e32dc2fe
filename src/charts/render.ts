import type { Specification } from "./parts/chart.ts";

/** Options for writing an image. */
export interface RenderOptions {
  /** Prefix of every identifier inside the image, so that several can share one page. */
  readonly idPrefix?: string;
  /** Called with everything Vega objects to; our own charts give no cause. */
  readonly onWarning?: (message: string) => void;
}

/** What a chart says of one of its marks to whoever points at it. */
export interface Hint {
  /** Middle of the mark, in pixels of the picture. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** How far the mark reaches from its middle, where it is more than a spot: half its width and height. */
  readonly reach?: readonly [across: number, down: number];
}

/** A chart as drawn: the picture, and what its marks say. */
export interface Drawing {
  readonly svg: string;
  readonly hints: readonly Hint[];
}

/**
 * Draw a Vega-Lite specification as an SVG string. This needs no canvas, document or network and
 * generates no code, and the same specification always gives the same bytes. Vega is loaded on the
 * first call, because it is large and most commands draw nothing.
 */
export const renderChart = async (
  specification: Specification,
  options: RenderOptions = {},
): Promise<string> => (await drawChart(specification, options)).svg;

/** The same, with what the marks of the chart say. */
export async function drawChart(
  specification: Specification,
  options: RenderOptions = {},
): Promise<Drawing> {
  const [vega, vegaLite, { expressionInterpreter }] = await Promise.all([
    import("vega"),
    import("vega-lite"),
    import("vega-interpreter"),
  ]);
  const logger = collectingLogger(options.onWarning);
  const compiled = vegaLite.compile(specification as never, { logger }).spec;
  const view = new vega.View(vega.parse(compiled, {}, { ast: true }), {
    renderer: "none",
    expr: expressionInterpreter,
    loader: offlineLoader,
    logger,
  } as never);
  try {
    const svg = await view.toSVG();
    const drawn = stableIds(shortCoordinates(svg), options.idPrefix ?? "chart");
    return {
      svg: labelled(drawn, specification["description"]),
      hints: hintsOf((view.scenegraph() as unknown as { root: SceneItem }).root, placeOf(view)),
    };
  } finally {
    view.finalize();
  }
}

/** Where the origin of a chart lies on its picture. */
function placeOf(view: {
  origin(): readonly number[];
  padding(): number | { readonly left?: number; readonly top?: number };
}): readonly [number, number] {
  const [x = 0, y = 0] = view.origin();
  const around = view.padding();
  const { left = 0, top = 0 } = typeof around === "number" ? { left: around, top: around } : around;
  return [x + left, y + top];
}

/** A node of Vega's scene: a mark with its items, or an item that may be a group of marks. */
interface SceneItem {
  readonly items?: readonly SceneItem[];
  readonly marktype?: string;
  readonly x?: number;
  readonly y?: number;
  readonly tooltip?: unknown;
  readonly bounds?: {
    readonly x1: number;
    readonly x2: number;
    readonly y1: number;
    readonly y2: number;
  };
}

/** Marks whose items are where they say; others are in the middle of what they cover. */
const placed = new Set(["symbol", "line"]);

/** What the marks in a scene say, from the place of the group that they are in. */
function hintsOf(node: SceneItem, [dx, dy]: readonly [number, number]): readonly Hint[] {
  if (node.marktype === undefined) {
    const inside = [dx + (node.x ?? 0), dy + (node.y ?? 0)] as const;
    return (node.items ?? []).flatMap((mark) => hintsOf(mark, inside));
  }
  return (node.items ?? []).flatMap((item): readonly Hint[] => {
    if (node.marktype === "group") return hintsOf({ ...item }, [dx, dy]);
    const text = textOf(item.tooltip);
    const isSpot = placed.has(node.marktype ?? "");
    const at = isSpot ? item : middleOf(item.bounds);
    if (text === "" || at?.x === undefined || at.y === undefined) return [];
    const spot = { x: Math.round(dx + at.x), y: Math.round(dy + at.y), text };
    return [isSpot || !item.bounds ? spot : { ...spot, reach: reachOf(item.bounds) }];
  });
}

const middleOf = (bounds: SceneItem["bounds"]) =>
  bounds && { x: (bounds.x1 + bounds.x2) / 2, y: (bounds.y1 + bounds.y2) / 2 };

const reachOf = ({ x1, x2, y1, y2 }: NonNullable<SceneItem["bounds"]>) =>
  [Math.round((x2 - x1) / 2), Math.round((y2 - y1) / 2)] as const;

/** What a tooltip says: a text, or the values of its fields. */
const textOf = (tooltip: unknown): string =>
  typeof tooltip === "object" && tooltip !== null
    ? Object.values(tooltip)
        .filter((value) => value !== "" && value !== null && value !== undefined)
        .join(" · ")
    : typeof tooltip === "string"
      ? tooltip
      : "";

const refuse = (address: string) =>
  Promise.reject(new Error(`a chart must carry its data, got the address ${address}`));

const offlineLoader = { load: refuse, sanitize: refuse, http: refuse, file: refuse, options: {} };

/** A Vega logger that passes warnings and errors on instead of printing them. */
function collectingLogger(onWarning: ((message: string) => void) | undefined) {
  const report = (...parts: readonly unknown[]) => {
    onWarning?.(parts.map(String).join(" "));
    return logger;
  };
  const quiet = () => logger;
  const logger = { level: quiet, error: report, warn: report, info: quiet, debug: quiet };
  return logger;
}

/** Positions to a hundredth of a pixel: shorter, and independent of a machine's last digits. */
const shortCoordinates = (svg: string): string =>
  svg.replaceAll(
    /\b(d|transform|x2|y2)="([^"]*)"/g,
    (_, name: string, value: string) =>
      `${name}="${value.replaceAll(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100))}"`,
  );

/** Vega numbers clips and gradients over the life of the process: renumber them per image. */
function stableIds(svg: string, prefix: string): string {
  const names = new Map<string, string>();
  const rename = (name: string): string => {
    const known = names.get(name) ?? `${prefix}-${names.size + 1}`;
    names.set(name, known);
    return known;
  };
  return svg.replace(
    /(\bid="|url\(#)(\w+)/g,
    (_, before: string, name: string) => before + rename(name),
  );
}

/** A single image with a name for assistive technology, which can shrink with its page. */
function labelled(svg: string, description: unknown): string {
  const name =
    typeof description === "string" ? ` aria-label="${escapeAttribute(description)}"` : "";
  return svg.replace("<svg ", `<svg role="img"${name} `);
}

const escapeAttribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
