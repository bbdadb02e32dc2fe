import { pow } from "../../stats/elementary/pow.ts";
import { type Architecture, bitsPerWeight, type Mixer } from "../architecture/architecture.ts";
import { countParameters } from "../architecture/count-parameters.ts";
import { keyValueElements, stateElements } from "../architecture/key-value-elements.ts";
import { sumOfMixers } from "../architecture/mixers-of.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";

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

/** Bytes of a key or value beside weights in a format. */
export const elementBytes = (format: ServingFormat): number => (format === "fp16" ? 2 : 1);

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
  return ((total - expertParameters + expertParameters * touched) * bitsOfFormat[format]) / 8;
}

/**
 * Bytes that a sequence keeps in memory: keys and values, and the states of state-space layers.
 *
 * @param tokens length of the sequence
 * @param bytes of one element: 2 for 16 bits, 1 for 8
 */
export const keyValueBytes = (architecture: Architecture, tokens: number, bytes: number): number =>
  (keyValueElements(architecture, tokens) + stateElements(architecture)) * bytes;

/** Attention FLOP of one new token that attends to `context` tokens, over all layers. */
export const attentionFlop = (architecture: Architecture, context: number): number =>
  sumOfMixers(architecture, (mixer) => seenFlop(mixer) * seen(mixer, context));

/**
 * Mean attention FLOP of a prompt's token over all layers, when it attends to half of `prompt`.
 * Latent attention multiplies out its keys here, but not when decoding.
 */
export const promptAttentionFlop = (architecture: Architecture, prompt: number): number =>
  sumOfMixers(architecture, (mixer) => {
    const flop =
      mixer.kind === "latent"
        ? 2 * mixer.heads * (2 * mixer.headSize + mixer.rotaryHeadSize)
        : seenFlop(mixer);
    return flop * seen(mixer, prompt / 2);
  });

/** FLOP of scores and of the weighted sum, per token attended to. */
function seenFlop(mixer: Mixer): number {
  if (mixer.kind === "state-space") return 0;
  if (mixer.kind === "latent") {
    return 2 * mixer.heads * (2 * mixer.keyValueRank + mixer.rotaryHeadSize);
  }
  return 4 * mixer.heads * mixer.headSize;
}

const seen = (mixer: Mixer, context: number): number =>
  mixer.kind === "sliding" ? Math.min(context, mixer.window ?? context) : context;
