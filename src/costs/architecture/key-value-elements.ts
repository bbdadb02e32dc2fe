import type { Architecture, Mixer } from "./architecture.ts";
import { sumOfMixers } from "./mixers-of.ts";

/**
 * Elements that a sequence keeps in the key-value cache of all layers.
 *
 * A sliding layer keeps its window; latent attention keeps one vector per token for all heads; a
 * state space keeps none, see {@link stateElements}.
 *
 * @param tokens length of the sequence
 */
export const keyValueElements = (architecture: Architecture, tokens: number): number =>
  sumOfMixers(architecture, (mixer) => elementsPerToken(mixer) * tokensKept(mixer, tokens));

/** Elements of recurrent state that a sequence keeps, whatever its length. */
export const stateElements = (architecture: Architecture): number =>
  sumOfMixers(architecture, (mixer) =>
    mixer.kind === "state-space" ? mixer.innerSize * (mixer.stateSize + mixer.convolution - 1) : 0,
  );

/** Elements that one token adds to one layer's cache. */
function elementsPerToken(mixer: Mixer): number {
  if (mixer.kind === "state-space") return 0;
  if (mixer.kind === "latent") return mixer.keyValueRank + mixer.rotaryHeadSize;
  return 2 * mixer.keyValueHeads * mixer.headSize;
}

const tokensKept = (mixer: Mixer, tokens: number): number =>
  mixer.kind === "sliding" ? Math.min(tokens, mixer.window ?? tokens) : tokens;
