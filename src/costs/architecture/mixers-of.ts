import { rememberOf } from "../../base/remember.ts";
import type { Architecture, Mixer } from "./architecture.ts";

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
