import type { Architecture, FeedForward, Layer, Mixer } from "../architecture/architecture.ts";
import { countParameters } from "../architecture/count-parameters.ts";
import {
  attendedTokens,
  innerWidthOf,
  isRecurrent,
  stateOf,
  valueSizeOf,
} from "../architecture/mixers-of.ts";

/** Which activations are recomputed in the backward pass. */
export const recomputations = ["none", "selective", "full"] as const;
export type Recomputation = (typeof recomputations)[number];

/** What training on one token takes, before any plan. */
export interface TrainingWork {
  /** 6 × active parameters: what MFU counts. */
  readonly modelFlopPerToken: number;
  /** Scores and sums of attention, forward and backward, causal half. */
  readonly attentionFlopPerToken: number;
  readonly activeParameters: number;
  /** Parameters that the chips of a tensor and pipeline group divide among themselves. */
  readonly denseParameters: number;
  /** Parameters in routed experts. */
  readonly expertParameters: number;
  /** Bytes of 16-bit activations that a token leaves in all layers, by policy. */
  readonly activationBytesPerToken: Readonly<Record<Recomputation, number>>;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly vocabulary: number;
  /** Layers with experts times routed experts that a token visits. */
  readonly expertVisits: number;
  /** Width of the copy of a token that an expert receives. */
  readonly expertInput: number;
  /** Parameters of the output embedding, whose product stays in 16 bits. */
  readonly headParameters: number;
  /** Parameters of the routed experts that a token visits. */
  readonly activeExpertParameters: number;
  readonly experts: number;
  /** Most tensor ranks: the heads of the layer with the fewest. */
  readonly heads: number;
  /** Routed experts of one layer that a token visits. */
  readonly expertsActive: number;
  /** Narrowest inner size of a matrix multiplication that tensor parallelism splits. */
  readonly cutWidth: number;
  /** Bytes of keys and values that one token passes around a context-parallel ring. */
  readonly keyValueBytesPerToken: number;
}

/**
 * Work and memory of one token, from the shapes of an architecture.
 *
 * FLOP after Kaplan et al. 2020, table 1, with the causal half of attention; activations after
 * Korthikanti et al. 2022, equation 1, for layers of any shape and without dropout.
 *
 * @param sequence tokens of a training sequence
 */
export function trainingWork(architecture: Architecture, sequence: number): TrainingWork {
  const { layers, hiddenSize, vocabulary } = architecture;
  const counted = countParameters(architecture);
  const active = architecture.published.active ?? counted.active;
  const saved = sum(layers, (layer) => savedBytes(layer, hiddenSize));
  const scores = sum(layers, ({ mixer }) => scoreBytes(mixer, sequence));
  const sparse = layers.flatMap(({ feedForward: feed }) =>
    feed?.kind === "experts" ? [feed] : [],
  );
  return {
    modelFlopPerToken: 6 * active,
    attentionFlopPerToken: sum(layers, ({ mixer }) => attentionFlop(mixer, sequence)),
    activeParameters: active,
    denseParameters: counted.total - counted.experts,
    expertParameters: counted.experts,
    activationBytesPerToken: {
      none: saved + scores,
      selective: saved,
      full: 2 * hiddenSize * layers.length,
    },
    layers: layers.length,
    hiddenSize,
    vocabulary,
    expertVisits: sum(sparse, (feed) => feed.active),
    expertInput: sparse[0]?.inputSize ?? hiddenSize,
    headParameters: counted.embedding,
    activeExpertParameters: sum(
      sparse,
      (feed) => feed.active * (feed.gated ? 3 : 2) * feed.size * (feed.inputSize ?? hiddenSize),
    ),
    experts: sparse[0]?.count ?? 1,
    expertsActive: sparse[0]?.active ?? 1,
    heads: Math.min(...layers.map(({ mixer }) => headsOf(mixer))),
    cutWidth: Math.min(...layers.map((layer) => cutWidthOf(layer, hiddenSize))),
    keyValueBytesPerToken: sum(layers, ({ mixer }) => keyValueBytes(mixer)),
  };
}

/** FLOP that the chips execute per token: the model's, attention's, and what is recomputed. */
export function hardwareFlopPerToken(work: TrainingWork, policy: Recomputation): number {
  const { modelFlopPerToken: model, attentionFlopPerToken: attention } = work;
  // A forward pass is a third of forward and backward together.
  if (policy === "full") return ((model + attention) * 4) / 3;
  return model + attention + (policy === "selective" ? attention / 3 : 0);
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

function attentionFlop(mixer: Mixer, sequence: number): number {
  if (isRecurrent(mixer)) return 18 * stateOf(mixer);
  const values = valueSizeOf(mixer);
  if (mixer.kind === "latent") {
    const { heads, headSize, rotaryHeadSize, selection } = mixer;
    const scored = 3 * (selection?.heads ?? 0) * (selection?.headSize ?? 0) * sequence;
    const seen = attendedTokens(mixer, sequence / 2);
    return 6 * heads * (headSize + rotaryHeadSize + values) * seen + scored;
  }
  return 6 * mixer.heads * (mixer.headSize + values) * attendedTokens(mixer, sequence / 2);
}

/** Bytes that a token leaves in one layer when only attention scores are recomputed. */
function savedBytes({ mixer, feedForward }: Layer, hidden: number): number {
  const norms = 4 * hidden;
  const input = 2 * hidden;
  return (
    norms + input + mixerBytes(mixer) + (feedForward ? input + feedBytes(feedForward, hidden) : 0)
  );
}

function mixerBytes(mixer: Mixer): number {
  switch (mixer.kind) {
    case "latent":
      return (
        2 * (mixer.queryRank + mixer.keyValueRank) +
        4 * mixer.heads * (mixer.headSize + valueSizeOf(mixer) + mixer.rotaryHeadSize)
      );
    case "linear":
      return 4 * mixer.keyHeads * mixer.keyHeadSize + 6 * innerWidthOf(mixer);
    case "state-space":
      return 8 * mixer.innerSize;
    default:
      return (
        2 * (mixer.headSize + valueSizeOf(mixer)) * (mixer.heads + mixer.keyValueHeads) +
        (mixer.gate ? 2 * mixer.heads * mixer.headSize : 0)
      );
  }
}

/**
 * Input and output of the activation, and of a gate; for experts, of those that the token visits.
 */
function feedBytes(feed: FeedForward, hidden: number): number {
  const inner = (feed.gated ? 6 : 4) * feed.size;
  if (feed.kind === "dense") return inner;
  const routed = inner + 2 * (feed.inputSize ?? hidden);
  return feed.active * routed + feed.shared * (inner + 2 * hidden);
}

/** Scores before and after the softmax, where nothing fuses them: 5 bytes with their mask. */
const scoreBytes = (mixer: Mixer, sequence: number): number =>
  isRecurrent(mixer) ? 0 : 5 * mixer.heads * attendedTokens(mixer, sequence);

/** Heads that tensor ranks divide; the channels of Mamba can be cut anywhere. */
function headsOf(mixer: Mixer): number {
  if (mixer.kind === "state-space") return mixer.heads ?? 1024;
  return mixer.kind === "linear" ? mixer.valueHeads : mixer.heads;
}

function cutWidthOf({ mixer, feedForward }: Layer, hidden: number): number {
  const feed = feedForward?.size ?? hidden;
  return Math.min(feed, isRecurrent(mixer) ? innerWidthOf(mixer) : mixer.heads * mixer.headSize);
}

function keyValueBytes(mixer: Mixer): number {
  if (isRecurrent(mixer)) return 0;
  if (mixer.kind === "latent") return 2 * (mixer.keyValueRank + mixer.rotaryHeadSize);
  return 2 * mixer.keyValueHeads * (mixer.headSize + valueSizeOf(mixer));
}
