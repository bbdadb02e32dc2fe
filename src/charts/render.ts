import type { Specification } from "./parts/chart.ts";

/** Options for writing an image. */
export interface RenderOptions {
  /** Prefix of every identifier inside the image, so that several can share one page. */
  readonly idPrefix?: string;
  /** Called with everything Vega objects to; our own charts give no cause. */
  readonly onWarning?: (message: string) => void;
}

/**
 * Draw a Vega-Lite specification as an SVG string. This needs no canvas, document or network and
 * generates no code, and the same specification always gives the same bytes. Vega is loaded on the
 * first call, because it is large and most commands draw nothing.
 */
export async function renderChart(
  specification: Specification,
  options: RenderOptions = {},
): Promise<string> {
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
    return labelled(drawn, specification["description"]);
  } finally {
    view.finalize();
  }
}

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
