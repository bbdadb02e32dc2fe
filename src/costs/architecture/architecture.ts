/**
 * What a language model is made of, layer by layer. Planners of training and serving read nothing
 * else about a model.
 *
 *   readArchitectures(facts, window)            → every published architecture
 *   findArchitecture(architectures, "Llama-3.1-405B") → one of them, by name or id
 *   readArchitectureFile(text)                  → a reader's own, from YAML
 *   countParameters(architecture)               → { total, active, … } from the shapes
 *   keyValueElements, stateElements             → what a token and a sequence leave in memory
 */
export interface Architecture {
  /** Id of the row in dataset `architectures`; for a reader's own model, its name. */
  readonly id: string;
  readonly name: string;
  /** Publication date, ISO; absent for a reader's own model. */
  readonly date?: string;
  readonly source: string;
  readonly hiddenSize: number;
  readonly vocabulary: number;
  /** Whether input and output embeddings are one matrix. */
  readonly embeddingsTied: boolean;
  readonly positions: Positions;
  /** Sequence length of most of pre-training, tokens. */
  readonly trainingContext: number;
  /** Longest supported sequence, tokens; infinite where a reader's own file states none. */
  readonly context: number;
  readonly layers: readonly Layer[];
  /** As published; see `countParameters` for what the shapes add up to. */
  readonly published: { readonly total?: number; readonly active?: number };
  readonly weightFormat: WeightFormat;
}

export const positionKinds = ["rotary", "learned", "alibi", "relative", "bias", "none"] as const;
export type Positions = (typeof positionKinds)[number];

export const weightFormats = [
  "fp32",
  "bf16",
  "fp16",
  "fp8",
  "int8",
  "mxfp4",
  "nvfp4",
  "int4",
] as const;
export type WeightFormat = (typeof weightFormats)[number];

export interface Layer {
  readonly mixer: Mixer;
  /** Absent where the layer has only its mixer. */
  readonly feedForward?: FeedForward;
}

export const mixerKinds = ["full", "sliding", "latent", "state-space", "linear"] as const;

/** How the tokens of a sequence attend to one another. */
export type Mixer = AttentionMixer | LatentMixer | StateSpaceMixer | LinearMixer;

/** Attention over all or the last tokens; grouped-query when `keyValueHeads` is below `heads`. */
export interface AttentionMixer {
  readonly kind: "full" | "sliding";
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  /** Size of a head's value where it is another than that of its key. */
  readonly valueHeadSize?: number;
  /** Whether a gate as wide as the queries multiplies the result (arXiv 2505.06708). */
  readonly gate?: boolean;
  /** Tokens attended to, for a sliding layer only. */
  readonly window?: number;
}

/** Multi-head latent attention (arXiv 2405.04434): keys and values share one compressed vector. */
export interface LatentMixer {
  readonly kind: "latent";
  readonly heads: number;
  /** Size of a head's value and of the part of its key without position. */
  readonly headSize: number;
  /** Size of a head's value where it is another. */
  readonly valueHeadSize?: number;
  readonly rotaryHeadSize: number;
  /** 0 where queries are not compressed: one matrix makes them. */
  readonly queryRank: number;
  readonly keyValueRank: number;
  /** What chooses the tokens attended to, where not all are (sparse attention, arXiv 2512.02556). */
  readonly selection?: TokenSelection;
}

/** Small heads that score every token; only those of the highest scores are attended to. */
export interface TokenSelection {
  /** Most tokens attended to. */
  readonly tokens: number;
  /** Heads that score, and the size of their one common key; 0 in a layer that takes another's choice. */
  readonly heads: number;
  readonly headSize: number;
}

/** A selective state space (Mamba, arXiv 2312.00752; with heads Mamba-2, arXiv 2405.21060). */
export interface StateSpaceMixer {
  readonly kind: "state-space";
  readonly innerSize: number;
  readonly stateSize: number;
  readonly convolution: number;
  /** Rank of the step size; of no meaning with heads, each of which has its own. */
  readonly stepRank: number;
  /** Heads of Mamba-2, and the groups that share their input and output matrices. */
  readonly heads?: number;
  readonly groups?: number;
}

/** Linear attention with a state for each value head, such as the gated delta rule (arXiv 2412.06464). */
export interface LinearMixer {
  readonly kind: "linear";
  readonly keyHeads: number;
  readonly valueHeads: number;
  readonly keyHeadSize: number;
  readonly valueHeadSize: number;
  /** Tokens that a convolution before it sees; 1 without one. */
  readonly convolution: number;
}

export type FeedForward =
  | { readonly kind: "dense"; readonly size: number; readonly gated: boolean }
  | {
      readonly kind: "experts";
      /** Inner size of one expert. */
      readonly size: number;
      readonly gated: boolean;
      readonly count: number;
      /** Routed experts that a token visits. */
      readonly active: number;
      /** Experts that every token visits; those of another size count by their size. */
      readonly shared: number;
      /** Width at which routed experts work, where tokens are first projected to less than the hidden size. */
      readonly inputSize?: number;
    };

/** Bits of one weight in a format; four-bit formats have a scale of 8 or 16 bits for every 16 or 32 weights. */
export const bitsPerWeight: Readonly<Record<WeightFormat, number>> = {
  fp32: 32,
  bf16: 16,
  fp16: 16,
  fp8: 8,
  int8: 8,
  mxfp4: 4.25,
  nvfp4: 4.5,
  int4: 4.5,
};
