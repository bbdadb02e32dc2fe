import type {
  Architecture,
  FeedForward,
  LatentMixer,
  Layer,
  Mixer,
  StateSpaceMixer,
} from "./architecture.ts";
import { valueSizeOf } from "./mixers-of.ts";

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
  switch (mixer.kind) {
    case "latent":
      return latentParameters(mixer, hidden);
    case "state-space":
      return stateSpaceParameters(mixer, hidden);
    case "linear": {
      const keys = mixer.keyHeads * mixer.keyHeadSize;
      const values = mixer.valueHeads * mixer.valueHeadSize;
      // Queries and keys, values and gate, the output; step and decay of each head.
      const projections = hidden * (2 * keys + 3 * values + 2 * mixer.valueHeads);
      const convolved = mixer.convolution > 1 ? mixer.convolution * (2 * keys + values) : 0;
      return projections + convolved;
    }
    default: {
      const { heads, keyValueHeads, headSize, gate } = mixer;
      const sizes = headSize + valueSizeOf(mixer);
      return hidden * (sizes * (heads + keyValueHeads) + (gate ? heads * headSize : 0));
    }
  }
}

function latentParameters(mixer: LatentMixer, hidden: number): number {
  const { heads, headSize, rotaryHeadSize, queryRank, keyValueRank, selection } = mixer;
  const valueSize = valueSizeOf(mixer);
  const querySize = heads * (headSize + rotaryHeadSize);
  const queries = queryRank === 0 ? hidden * querySize : queryRank * (hidden + querySize);
  const keyValues =
    hidden * (keyValueRank + rotaryHeadSize) + keyValueRank * heads * (headSize + valueSize);
  const chooses = selection
    ? selection.heads * ((queryRank || hidden) * selection.headSize + hidden) +
      hidden * selection.headSize
    : 0;
  return queries + keyValues + heads * valueSize * hidden + chooses;
}

function stateSpaceParameters(mixer: StateSpaceMixer, hidden: number): number {
  const { innerSize, stateSize, convolution, stepRank, heads, groups = 1 } = mixer;
  if (heads === undefined) {
    const projections = 3 * hidden * innerSize + 2 * stepRank * innerSize;
    return projections + innerSize * (3 * stateSize + convolution + 2);
  }
  const convolved = innerSize + 2 * groups * stateSize;
  const projections = hidden * (2 * innerSize + convolved + heads);
  return projections + convolved * (convolution + 1) + 3 * heads + innerSize;
}

function feedForwardParameters(feedForward: FeedForward, hidden: number) {
  const matrices = feedForward.gated ? 3 : 2;
  const one = matrices * hidden * feedForward.size;
  if (feedForward.kind === "dense") return { total: one, active: one, experts: 0 };
  const { count, active, shared, size, inputSize } = feedForward;
  const routed = inputSize === undefined ? one : matrices * inputSize * size;
  const always = hidden * count + shared * one + 2 * hidden * (inputSize ?? 0);
  return {
    total: count * routed + always,
    active: active * routed + always,
    experts: count * routed,
  };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
