import type { Architecture, Layer, Mixer } from "../architecture/architecture.ts";
import { innerWidthOf, isRecurrent, valueSizeOf } from "../architecture/mixers-of.ts";
import { everyParameter, type ParameterStates } from "../training/memory-per-chip.ts";

/** Ways to train a model further. */
export const postTrainingMethods = ["full", "lora", "qlora", "dpo", "grpo"] as const;
export type PostTrainingMethod = (typeof postTrainingMethods)[number];

/** Bits of a frozen weight in QLoRA: four, and a scale for every 64, itself quantised (arXiv 2305.14314). */
const QLORA_BITS = 4.127;
/** Gradients in 16 bits, as is usual where a model is trained further: a judgement. */
const fineTuned: ParameterStates = { ...everyParameter, gradient: 2 };
/** 16-bit weights of a model that only judges: the reference of DPO and of the penalty in GRPO. */
const REFERENCE_BYTES = 2;

/** What a method does to each token, and what it keeps in memory for each parameter. */
export interface MethodWork {
  /** Products of forward and backward, relative to those of training every parameter. */
  readonly products: number;
  /** The same of attention, all of which is passed through whatever is trained. */
  readonly attention: number;
  readonly states: ParameterStates;
  readonly trainedParameters: number;
}

/**
 * The work of a method. Forward, gradients of the inputs and gradients of the weights are a third each;
 * adapters of low rank (LoRA) need no gradients of the frozen weights. A reference model is a forward
 * pass more, and GRPO asks for the probabilities of what was sampled as well.
 *
 * @param total parameters of the model
 * @param rank of the adapters
 */
export function methodWork(
  method: PostTrainingMethod,
  architecture: Architecture,
  total: number,
  rank: number,
): MethodWork {
  if (method === "lora" || method === "qlora") {
    const trainedParameters = adapterParameters(architecture, rank);
    const share = trainedParameters / total;
    const states = {
      weight: method === "lora" ? fineTuned.weight : QLORA_BITS / 8,
      gradient: fineTuned.gradient * share,
      optimizer: fineTuned.optimizer * share,
    };
    return { products: 2 / 3, attention: 1, states, trainedParameters };
  }
  const passes = method === "full" ? 0 : method === "dpo" ? 1 : 2;
  const reference = method === "full" ? 0 : REFERENCE_BYTES;
  return {
    products: 1 + passes / 3,
    attention: 1 + passes / 3,
    states: { ...fineTuned, weight: fineTuned.weight + reference },
    trainedParameters: total,
  };
}

/** Parameters of adapters beside every matrix of attention and of the feed-forward parts (arXiv 2106.09685). */
export const adapterParameters = ({ layers, hiddenSize }: Architecture, rank: number): number =>
  layers.reduce((sum, layer) => sum + rank * adaptedWidth(layer, hiddenSize), 0);

/** Inputs and outputs of the matrices of a layer, together. */
function adaptedWidth({ mixer, feedForward }: Layer, hidden: number): number {
  const mixed = mixerWidths(mixer).reduce((sum, width) => sum + hidden + width, 0);
  if (!feedForward) return mixed;
  const matrices = feedForward.gated ? 3 : 2;
  const count = feedForward.kind === "dense" ? 1 : feedForward.count + feedForward.shared;
  return mixed + count * matrices * (hidden + feedForward.size);
}

/** Widths of queries, keys, values and the result. */
function mixerWidths(mixer: Mixer): readonly number[] {
  if (isRecurrent(mixer)) return [2 * innerWidthOf(mixer), innerWidthOf(mixer)];
  const queries = mixer.heads * mixer.headSize;
  const values = mixer.heads * valueSizeOf(mixer);
  if (mixer.kind === "latent") return [queries, mixer.keyValueRank + mixer.rotaryHeadSize, values];
  const { keyValueHeads, headSize } = mixer;
  return [queries, keyValueHeads * headSize, keyValueHeads * valueSizeOf(mixer), values];
}
