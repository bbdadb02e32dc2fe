import type {
  Architecture,
  FeedForward,
  Layer,
  Mixer,
  Positions,
  WeightFormat,
} from "./architecture.ts";

/** A model's shape as stated by a row or a file, before its layers are laid out. */
export interface ArchitectureFigures {
  readonly id: string;
  readonly name: string;
  readonly date?: string | undefined;
  readonly source: string;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly heads?: number | undefined;
  readonly keyValueHeads?: number | undefined;
  readonly headSize?: number | undefined;
  readonly feedForwardSize?: number | undefined;
  readonly gated: boolean;
  readonly vocabulary: number;
  readonly embeddingsTied: boolean;
  readonly positions: Positions;
  readonly trainingContext: number;
  readonly context: number;
  readonly totalParameters?: number | undefined;
  readonly activeParameters?: number | undefined;
  readonly experts?: ExpertFigures | undefined;
  /** Kinds of the first layers; the pattern repeats to the last layer. */
  readonly pattern: readonly Mixer["kind"][];
  readonly window?: number | undefined;
  readonly latent?: Omit<Mixer & { kind: "latent" }, "kind" | "heads" | "headSize"> | undefined;
  readonly stateSpace?: Omit<Mixer & { kind: "state-space" }, "kind"> | undefined;
  readonly linear?: Omit<Mixer & { kind: "linear" }, "kind"> | undefined;
  readonly weightFormat: WeightFormat;
}

export interface ExpertFigures {
  readonly count: number;
  readonly active: number;
  readonly shared: number;
  readonly feedForwardSize: number;
  readonly afterDense: number;
  readonly every: number;
}

/**
 * Lay out the layers that the figures describe.
 *
 * @returns the architecture, or the name of the figure that is missing
 */
export function layOutArchitecture(
  figures: ArchitectureFigures,
): { readonly architecture: Architecture } | { readonly missing: string } {
  const missing = missingFigure(figures);
  if (missing) return { missing };
  const layers = Array.from({ length: figures.layers }, (_, index): Layer => {
    const feedForward = feedForwardAt(figures, index);
    return { mixer: mixerAt(figures, index), ...(feedForward ? { feedForward } : {}) };
  });
  const { totalParameters: total, activeParameters: active } = figures;
  return {
    architecture: {
      id: figures.id,
      name: figures.name,
      ...(figures.date === undefined ? {} : { date: figures.date }),
      source: figures.source,
      hiddenSize: figures.hiddenSize,
      vocabulary: figures.vocabulary,
      embeddingsTied: figures.embeddingsTied,
      positions: figures.positions,
      trainingContext: figures.trainingContext,
      context: figures.context,
      layers,
      published: {
        ...(total === undefined ? {} : { total }),
        ...(active === undefined ? {} : { active }),
      },
      weightFormat: figures.weightFormat,
    },
  };
}

/** The first figure that the pattern needs but that is absent. */
function missingFigure(figures: ArchitectureFigures): string | undefined {
  const { pattern, window, latent, stateSpace, linear, heads, layers, experts } = figures;
  const used = new Set(pattern.slice(0, layers));
  if (used.has("sliding") && window === undefined) return "window";
  if (used.has("latent") && latent === undefined) return "latent";
  if (used.has("state-space") && stateSpace === undefined) return "stateSpace";
  if (used.has("linear") && linear === undefined) return "linear";
  const attends = [...used].some((kind) => kind !== "state-space" && kind !== "linear");
  if (heads === undefined && attends) return "heads";
  const dense = experts && (experts.afterDense > 0 || experts.every > 1);
  return dense && figures.feedForwardSize === undefined ? "feedForwardSize" : undefined;
}

function mixerAt(figures: ArchitectureFigures, index: number): Mixer {
  const kind = figures.pattern[index % figures.pattern.length] as Mixer["kind"];
  const heads = figures.heads ?? 0;
  const headSize = figures.headSize ?? figures.hiddenSize / heads;
  if (kind === "state-space" && figures.stateSpace) return { kind, ...figures.stateSpace };
  if (kind === "linear" && figures.linear) return { kind, ...figures.linear };
  if (kind === "latent" && figures.latent) return { kind, heads, headSize, ...figures.latent };
  const attention = { heads, keyValueHeads: figures.keyValueHeads ?? heads, headSize };
  return kind === "sliding" && figures.window !== undefined
    ? { kind, ...attention, window: figures.window }
    : { kind: "full", ...attention };
}

function feedForwardAt(figures: ArchitectureFigures, index: number): FeedForward | undefined {
  const { experts, feedForwardSize, gated } = figures;
  const isSparse = experts && index >= experts.afterDense && (index + 1) % experts.every === 0;
  if (isSparse) {
    const { count, active, shared, feedForwardSize: size } = experts;
    return { kind: "experts", size, gated, count, active, shared };
  }
  return feedForwardSize === undefined
    ? undefined
    : { kind: "dense", size: feedForwardSize, gated };
}
