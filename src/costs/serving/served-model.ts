import { pow } from "../../stats/elementary/pow.ts";
import {
  type Architecture,
  bitsPerWeight,
  type LatentMixer,
  type Mixer,
} from "../architecture/architecture.ts";
import { countParameters } from "../architecture/count-parameters.ts";
import {
  keyValueElements,
  keyValueElementsRead,
  stateElements,
} from "../architecture/key-value-elements.ts";
import {
  attendedTokens,
  isRecurrent,
  sumOfMixers,
  valueSizeOf,
} from "../architecture/mixers-of.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";

/** Number formats in which weights are served. */
export const servingFormats = ["fp16", "fp8", "int8", "fp4"] as const;
export type ServingFormat = (typeof servingFormats)[number];

/** Bits of a stored weight; four-bit formats carry an 8-bit scale for every 16 weights. */
export const bitsOfFormat: Readonly<Record<ServingFormat, number>> = {
  fp16: 16,
  fp8: 8,
  int8: 8,
  fp4: 4.5,
};

/** The format of the published weights, as a serving format. */
export const publishedFormat = ({ weightFormat }: Architecture): ServingFormat =>
  bitsPerWeight[weightFormat] > 8 ? "fp16" : bitsPerWeight[weightFormat] === 8 ? "fp8" : "fp4";

/**
 * The format in which a model is served where nobody says: the published one, but eight bits on a
 * chip that has them where the weights have more.
 */
export function usualFormat(
  architecture: Architecture,
  { peak }: Pick<PlannerChip, "peak">,
): ServingFormat {
  const published = publishedFormat(architecture);
  return published === "fp16" && peak.fp8 !== undefined ? "fp8" : published;
}

/** Number formats of keys and values in the cache. */
export const cacheFormats = ["fp16", "fp8"] as const;
export type CacheFormat = (typeof cacheFormats)[number];

/** Bytes of a key or value in a format. */
export const elementBytes: Readonly<Record<CacheFormat, number>> = { fp16: 2, fp8: 1 };

/** The format of the cache where nobody says: eight bits beside such weights on a chip that has them. */
export const usualCacheFormat = (
  format: ServingFormat,
  { peak }: Pick<PlannerChip, "peak">,
): CacheFormat => (format === "fp16" || peak.fp8 === undefined ? "fp16" : "fp8");

/** What serving needs to know about a model. */
export interface ServedModel {
  readonly architecture: Architecture;
  /** All parameters: as published, else as the shapes add up. */
  readonly total: number;
  /** Parameters multiplied per token. */
  readonly active: number;
  /** Parameters in routed experts, how many experts there are, and how many a token visits. */
  readonly expertParameters: number;
  readonly experts: number;
  readonly expertsActive: number;
  /** Layers with experts times routed experts that a token visits. */
  readonly expertVisits: number;
  /** Bits of a stored weight where they are others than those of the format. */
  readonly weightBits?: number;
}

/** Bits of a stored weight. */
export const bitsOf = ({ weightBits }: ServedModel, format: ServingFormat): number =>
  weightBits ?? bitsOfFormat[format];

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
    expertVisits: architecture.layers.reduce(
      (sum, { feedForward }) => sum + (feedForward?.kind === "experts" ? feedForward.active : 0),
      0,
    ),
  };
}

/** Bytes of all weights in a format. */
export const weightBytes = (model: ServedModel, format: ServingFormat): number =>
  (model.total * bitsOf(model, format)) / 8;

/**
 * Bytes of weights that a decode step of `tokens` tokens reads. Experts are visited at random, so
 * few tokens touch few of them and many touch all.
 */
export function touchedWeightBytes(
  model: ServedModel,
  format: ServingFormat,
  tokens: number,
): number {
  const { experts, expertsActive, expertParameters, total } = model;
  const touched = experts === 1 ? 1 : 1 - pow(1 - expertsActive / experts, tokens);
  return ((total - expertParameters + expertParameters * touched) * bitsOf(model, format)) / 8;
}

/**
 * Bytes that a sequence keeps in memory: keys and values, and the states of state-space layers.
 *
 * @param tokens length of the sequence
 * @param bytes of one element: 2 for 16 bits, 1 for 8
 */
export const keyValueBytes = (architecture: Architecture, tokens: number, bytes: number): number =>
  (keyValueElements(architecture, tokens) + stateElements(architecture)) * bytes;

/**
 * Bytes that one more token adds to a sequence of so many: sliding layers that are full add none,
 * and the states of state-space layers do not grow.
 */
export const marginalBytes = (architecture: Architecture, tokens: number, bytes: number): number =>
  (keyValueElements(architecture, tokens) - keyValueElements(architecture, tokens - 1)) * bytes;

/** Bytes of the states that a sequence keeps once, whatever its length. */
export const stateBytes = (architecture: Architecture, bytes: number): number =>
  stateElements(architecture) * bytes;

/** Bytes of it that a new token reads, with the states. */
export const readBytes = (architecture: Architecture, tokens: number, bytes: number): number =>
  (keyValueElementsRead(architecture, tokens) + stateElements(architecture)) * bytes;

/** Attention FLOP of one new token that attends to `context` tokens, over all layers. */
export const attentionFlop = (architecture: Architecture, context: number): number =>
  sumOfMixers(architecture, (mixer) =>
    mixer.kind === "latent"
      ? 2 *
          mixer.heads *
          (2 * mixer.keyValueRank + mixer.rotaryHeadSize) *
          attendedTokens(mixer, context) +
        choosingFlop(mixer, context)
      : promptFlop(mixer, context),
  );

/**
 * Mean attention FLOP of a prompt's token over all layers, when it attends to half of `prompt`.
 * Latent attention multiplies out its keys here, but not when decoding.
 */
export const promptAttentionFlop = (architecture: Architecture, prompt: number): number =>
  sumOfMixers(architecture, (mixer) => promptFlop(mixer, prompt / 2));

/** FLOP of scores and of the weighted sum of a token that attends to `context` tokens. */
function promptFlop(mixer: Mixer, context: number): number {
  if (isRecurrent(mixer)) return 0;
  const size = mixer.headSize + valueSizeOf(mixer);
  const seen = attendedTokens(mixer, context);
  return mixer.kind === "latent"
    ? 2 * mixer.heads * (size + mixer.rotaryHeadSize) * seen + choosingFlop(mixer, context)
    : 2 * mixer.heads * size * seen;
}

/** FLOP of scoring every token where few are chosen. */
const choosingFlop = ({ selection }: LatentMixer, context: number): number =>
  selection === undefined ? 0 : 2 * selection.heads * selection.headSize * context;
