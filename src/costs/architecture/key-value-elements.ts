import type {
  Architecture,
  LatentMixer,
  LinearMixer,
  Mixer,
  StateSpaceMixer,
} from "./architecture.ts";
import {
  attendedTokens,
  innerWidthOf,
  isRecurrent,
  stateOf,
  sumOfMixers,
  valueSizeOf,
} from "./mixers-of.ts";

/**
 * Elements that a sequence keeps in the key-value cache of all layers.
 *
 * A sliding layer keeps its window; latent attention keeps one vector per token for all heads; a
 * state space and linear attention keep none, see {@link stateElements}.
 *
 * @param tokens length of the sequence
 */
export const keyValueElements = (architecture: Architecture, tokens: number): number =>
  sumOfMixers(architecture, (mixer) => elementsPerToken(mixer) * tokensKept(mixer, tokens));

/**
 * Elements of it that a new token reads: all, but of a layer with a selection the keys that choose and
 * what is chosen.
 */
export const keyValueElementsRead = (architecture: Architecture, tokens: number): number =>
  sumOfMixers(architecture, (mixer) =>
    mixer.kind === "latent" && mixer.selection
      ? latentSize(mixer) * attendedTokens(mixer, tokens) + chooserSize(mixer) * tokens
      : elementsPerToken(mixer) * tokensKept(mixer, tokens),
  );

/** Elements of recurrent state that a sequence keeps, whatever its length. */
export const stateElements = (architecture: Architecture): number =>
  sumOfMixers(architecture, stateKept);

const stateKept = (mixer: Mixer): number =>
  isRecurrent(mixer) ? stateOf(mixer) + convolvedWidth(mixer) * (mixer.convolution - 1) : 0;

/** Channels of the convolution before a recurrent state. */
function convolvedWidth(mixer: StateSpaceMixer | LinearMixer): number {
  const width = innerWidthOf(mixer);
  if (mixer.kind === "linear") return width + 2 * mixer.keyHeads * mixer.keyHeadSize;
  return mixer.heads === undefined ? width : width + 2 * (mixer.groups ?? 1) * mixer.stateSize;
}

const latentSize = (mixer: LatentMixer): number => mixer.keyValueRank + mixer.rotaryHeadSize;

/** The key of a token by which layers choose. */
const chooserSize = ({ selection }: LatentMixer): number =>
  selection === undefined || selection.heads === 0 ? 0 : selection.headSize;

/** Elements that a sequence of so many tokens keeps in one layer, its state with it. */
export const mixerElements = (mixer: Mixer, tokens: number): number =>
  elementsPerToken(mixer) * tokensKept(mixer, tokens) + stateKept(mixer);

/** Elements that one token adds to one layer's cache. */
function elementsPerToken(mixer: Mixer): number {
  if (isRecurrent(mixer)) return 0;
  if (mixer.kind === "latent") return latentSize(mixer) + chooserSize(mixer);
  return mixer.keyValueHeads * (mixer.headSize + valueSizeOf(mixer));
}

const tokensKept = (mixer: Mixer, tokens: number): number =>
  mixer.kind === "sliding" ? Math.min(tokens, mixer.window ?? tokens) : tokens;
