import { rememberOf } from "../../base/remember.ts";
import type {
  Architecture,
  AttentionMixer,
  LatentMixer,
  LinearMixer,
  Mixer,
  StateSpaceMixer,
} from "./architecture.ts";

/** A kind of mixer and how many layers have it. */
export interface MixerCount {
  readonly mixer: Mixer;
  readonly layers: number;
}

/** The distinct mixers of a model: two or three represent a hundred layers. */
export const mixersOf = rememberOf((architecture: Architecture): readonly MixerCount[] => {
  const counts = new Map<string, MixerCount>();
  for (const { mixer } of architecture.layers) {
    const key = JSON.stringify(mixer);
    counts.set(key, { mixer, layers: (counts.get(key)?.layers ?? 0) + 1 });
  }
  return [...counts.values()];
});

/** Sum a quantity of the mixer over all layers. */
export const sumOfMixers = (architecture: Architecture, of: (mixer: Mixer) => number): number =>
  mixersOf(architecture).reduce((sum, { mixer, layers }) => sum + layers * of(mixer), 0);

/** Whether a layer remembers a sequence in a state of fixed size in place of keys and values. */
export const isRecurrent = (mixer: Mixer): mixer is StateSpaceMixer | LinearMixer =>
  mixer.kind === "state-space" || mixer.kind === "linear";

/** Elements of that state, without those that its convolution keeps. */
export const stateOf = (mixer: StateSpaceMixer | LinearMixer): number =>
  mixer.kind === "linear"
    ? mixer.valueHeads * mixer.keyHeadSize * mixer.valueHeadSize
    : mixer.innerSize * mixer.stateSize;

/** Width at which such a layer works. */
export const innerWidthOf = (mixer: StateSpaceMixer | LinearMixer): number =>
  mixer.kind === "linear" ? mixer.valueHeads * mixer.valueHeadSize : mixer.innerSize;

/** Size of a head's value. */
export const valueSizeOf = ({ valueHeadSize, headSize }: AttentionMixer | LatentMixer): number =>
  valueHeadSize ?? headSize;

/** Tokens of a context that a layer attends to. */
export function attendedTokens(mixer: AttentionMixer | LatentMixer, context: number): number {
  if (mixer.kind === "latent") return Math.min(context, mixer.selection?.tokens ?? context);
  return mixer.kind === "sliding" ? Math.min(context, mixer.window ?? context) : context;
}
