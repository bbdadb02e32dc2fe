import { pow } from "../../stats/elementary/pow.ts";
import { type Architecture, bitsPerWeight, type Mixer } from "../architecture/architecture.ts";
import { countParameters } from "../architecture/count-parameters.ts";
import { keyValueElements, stateElements } from "../architecture/key-value-elements.ts";
import { sumOfMixers } from "../architecture/mixers-of.ts";

/** Number formats in which weights are served. */
export const servingFormats = ["fp16", "fp8", "fp4"] as const;
export type ServingFormat = (typeof servingFormats)[number];

/** Bits of a stored weight; four-bit formats carry an 8-bit scale for every 16 weights. */
export const bitsOfFormat: Readonly<Record<ServingFormat, number>> = {
  fp16: 16,
  fp8: 8,
  fp4: 4.5,
};

/** The format of the published weights, as a serving format. */
export const publishedFormat = ({ weightFormat }: Architecture): ServingFormat =>
  bitsPerWeight[weightFormat] > 8 ? "fp16" : bitsPerWeight[weightFormat] === 8 ? "fp8" : "fp4";

/** What serving needs to know of a model. */
export interface ServedModel {
  readonly architecture: Architecture;
  /** All parameters, as published, else as the shapes add up. */
  readonly total: number;
  /** Parameters multiplied for each token. */
  readonly active: number;
  /** Parameters in routed experts, and how many experts there are and are visited. */
  readonly expertParameters: number;
  readonly experts: number;
  readonly expertsActive: number;
}

/** Prepare an architecture for serving. */
export function servedModel(architecture: Architecture): ServedModel {
  const counted = countParameters(architecture);
  const sparse = architecture.layers.find(({ feedForward }) => feedForward?.kind === "experts");
  const experts = sparse?.feedForward?.kind === "experts" ? sparse.feedForward : undefined;
  return {
    architecture,
    total: architecture.published.total ?? counted.total,
    active: counted.active,
    expertParameters: counted.experts,
    experts: experts?.count ?? 1,
    expertsActive: experts?.active ?? 1,
  };
}

/** Bytes of all weights in a format. */
export const weightBytes = ({ total }: ServedModel, format: ServingFormat): number =>
  (total * bitsOfFormat[format]) / 8;

/**
 * Bytes that a decode step of `tokens` tokens reads of the weights: experts are touched at random,
 * so few tokens touch few of them and many touch all.
 */
export function touchedWeightBytes(
  model: ServedModel,
  format: ServingFormat,
  tokens: number,
): number {
  const { experts, expertsActive, expertParameters, total } = model;
  const touched = experts === 1 ? 1 : 1 - pow(1 - expertsActive / experts, tokens);
  return ((total - expertParameters + expertParameters * touched) * bitsOfFormat[format]) / 8;
}

/**
 * Bytes that a sequence keeps in memory: keys and values, and states of state-space layers.
 *
 * @param tokens length of the sequence
 * @param bytes of one element: 2 for 16 bits, 1 for 8
 */
export const keyValueBytes = (architecture: Architecture, tokens: number, bytes: number): number =>
  (keyValueElements(architecture, tokens) + stateElements(architecture)) * bytes;

/** Attention FLOP of one new token that sees `context` tokens, over all layers. */
export const attentionFlop = (architecture: Architecture, context: number): number =>
  sumOfMixers(architecture, (mixer) => seenFlop(mixer) * seen(mixer, context));

/**
 * Attention FLOP of a prompt's token on average, over all layers, when it sees half of `prompt`.
 * Latent attention multiplies out its keys here, and not when decoding.
 */
export const promptAttentionFlop = (architecture: Architecture, prompt: number): number =>
  sumOfMixers(architecture, (mixer) => {
    const flop =
      mixer.kind === "latent"
        ? 2 * mixer.heads * (2 * mixer.headSize + mixer.rotaryHeadSize)
        : seenFlop(mixer);
    return flop * seen(mixer, prompt / 2);
  });

/** FLOP of scores and of the weighted sum, for every token seen. */
function seenFlop(mixer: Mixer): number {
  if (mixer.kind === "state-space") return 0;
  if (mixer.kind === "latent") {
    return 2 * mixer.heads * (2 * mixer.keyValueRank + mixer.rotaryHeadSize);
  }
  return 4 * mixer.heads * mixer.headSize;
}

const seen = (mixer: Mixer, context: number): number =>
  mixer.kind === "sliding" ? Math.min(context, mixer.window ?? context) : context;
