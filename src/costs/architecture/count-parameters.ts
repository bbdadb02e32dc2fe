import type { Architecture, FeedForward, Layer, Mixer } from "./architecture.ts";

/** Parameters of a model by part. */
export interface ParameterCount {
  readonly total: number;
  /**
   * Used for each token: includes the output embedding but not the look-up in the input embedding.
   */
  readonly active: number;
  /** All routed experts together. */
  readonly experts: number;
  /** One embedding matrix. */
  readonly embedding: number;
  /** Embedding matrices, 1 when tied. */
  readonly embeddings: number;
}

/**
 * Count the parameters that the shapes of an architecture add up to. Biases are left out; they are
 * below a thousandth.
 */
export function countParameters(architecture: Architecture): ParameterCount {
  const { hiddenSize, vocabulary, layers, embeddingsTied } = architecture;
  const embedding = vocabulary * hiddenSize;
  const embeddings = embeddingsTied ? 1 : 2;
  const positions =
    architecture.positions === "learned" ? architecture.trainingContext * hiddenSize : 0;
  const counts = layers.map((layer) => layerParameters(layer, architecture));
  const total = sumOf(counts.map((count) => count.total));
  const active = sumOf(counts.map((count) => count.active));
  return {
    total: total + embeddings * embedding + positions + hiddenSize,
    active: active + embedding + hiddenSize,
    experts: sumOf(counts.map((count) => count.experts)),
    embedding,
    embeddings,
  };
}

/** Parameters of one layer: all, those that a token uses, those in routed experts. */
export function layerParameters(
  { mixer, feedForward }: Layer,
  { hiddenSize, positions }: Pick<Architecture, "hiddenSize" | "positions">,
): { readonly total: number; readonly active: number; readonly experts: number } {
  const relative =
    positions === "relative" && mixer.kind === "full"
      ? hiddenSize * mixer.heads * mixer.headSize
      : 0;
  const norms = 2 * hiddenSize;
  const always = mixerParameters(mixer, hiddenSize) + relative + norms;
  const feed = feedForward
    ? feedForwardParameters(feedForward, hiddenSize)
    : { total: 0, active: 0, experts: 0 };
  return {
    total: always + feed.total,
    active: always + feed.active,
    experts: feed.experts,
  };
}

/** Parameters of the mixer of a layer. */
export function mixerParameters(mixer: Mixer, hidden: number): number {
  if (mixer.kind === "latent") {
    const { heads, headSize, rotaryHeadSize, queryRank, keyValueRank } = mixer;
    const queries = queryRank * (hidden + heads * (headSize + rotaryHeadSize));
    const keyValues =
      hidden * (keyValueRank + rotaryHeadSize) + keyValueRank * heads * 2 * headSize;
    return queries + keyValues + heads * headSize * hidden;
  }
  if (mixer.kind === "state-space") {
    const { innerSize, stateSize, convolution, stepRank } = mixer;
    const projections = 3 * hidden * innerSize + 2 * stepRank * innerSize;
    return projections + innerSize * (3 * stateSize + convolution + 2);
  }
  return 2 * hidden * mixer.headSize * (mixer.heads + mixer.keyValueHeads);
}

function feedForwardParameters(feedForward: FeedForward, hidden: number) {
  const matrices = feedForward.gated ? 3 : 2;
  const one = matrices * hidden * feedForward.size;
  if (feedForward.kind === "dense") return { total: one, active: one, experts: 0 };
  const { count, active, shared } = feedForward;
  const router = hidden * count;
  return {
    total: (count + shared) * one + router,
    active: (active + shared) * one + router,
    experts: count * one,
  };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
