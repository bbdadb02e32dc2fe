import { stop } from "../../../base/outcome.ts";
import type { FeedForward, Layer, Mixer } from "../architecture.ts";
import { type Config, needed, textOf } from "./config-fields.ts";
import { expertsOf, isGated } from "./feed-forward.ts";
import { mixersOfConfig } from "./mixers.ts";

/** Letters for the words that newer files have in their place. */
const letters: Readonly<Record<string, string>> = {
  ...{ mamba: "M", attention: "*", mlp: "-", moe: "E" },
};

/** The pattern of a configuration whose layers are each a mixer or a feed-forward part. */
export function patternOf(config: Config): string | undefined {
  const words = config["layers_block_type"];
  const isSplit = Array.isArray(words) && words.some((word) => word === "mlp" || word === "moe");
  return isSplit
    ? words.map((word) => letters[String(word)] ?? "?").join("")
    : textOf(config, "hybrid_override_pattern");
}

/**
 * Layers of Nemotron-H, whose pattern has a letter for every mixer (`M` Mamba-2, `*` attention) and for
 * every feed-forward part (`-` dense, `E` experts). A part belongs to the mixer before it.
 */
export function layersByPattern(config: Config, pattern: string): readonly Layer[] {
  const mixers: Readonly<Record<string, Mixer>> = mixersByLetter(config);
  const layers: { mixer: Mixer; feedForward?: FeedForward }[] = [];
  for (const letter of pattern) {
    const mixer = mixers[letter];
    if (mixer) {
      layers.push({ mixer });
      continue;
    }
    const last = layers.at(-1);
    const feedForward = partOf(config, letter);
    if (!feedForward || !last || last.feedForward) {
      stop("bad-config-field", {
        field: "hybrid_override_pattern",
        rule: "letters M, *, -, E, each part after a mixer of its own",
        value: pattern.slice(0, 80),
      });
    } else {
      last.feedForward = feedForward;
    }
  }
  return layers;
}

function mixersByLetter(config: Config): Readonly<Record<string, Mixer>> {
  const plain = { ...config, layer_types: ["mamba", "attention"] };
  const [mamba, attention] = mixersOfConfig(plain, 2);
  return mamba && attention ? { M: mamba, "*": attention } : {};
}

const partOf = (config: Config, letter: string): FeedForward | undefined =>
  letter === "-"
    ? { kind: "dense", size: needed(config, ["intermediate_size"]), gated: isGated(config) }
    : letter === "E"
      ? expertsOf(config)
      : undefined;
