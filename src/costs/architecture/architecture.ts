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
  /** Longest supported sequence, tokens. */
  readonly context: number;
  readonly layers: readonly Layer[];
  /** As published; see `countParameters` for what the shapes add up to. */
  readonly published: { readonly total?: number; readonly active?: number };
  readonly weightFormat: WeightFormat;
}

export const positionKinds = ["rotary", "learned", "alibi", "relative", "bias", "none"] as const;
export type Positions = (typeof positionKinds)[number];

export const weightFormats = ["fp32", "bf16", "fp16", "fp8", "mxfp4"] as const;
export type WeightFormat = (typeof weightFormats)[number];

export interface Layer {
  readonly mixer: Mixer;
  /** Absent where the layer has only its mixer. */
  readonly feedForward?: FeedForward;
}

export const mixerKinds = ["full", "sliding", "latent", "state-space"] as const;

/** How the tokens of a sequence attend to one another. */
export type Mixer = AttentionMixer | LatentMixer | StateSpaceMixer;

/** Attention over all or the last tokens; grouped-query when `keyValueHeads` is below `heads`. */
export interface AttentionMixer {
  readonly kind: "full" | "sliding";
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  /** Tokens attended to, for a sliding layer only. */
  readonly window?: number;
}

/** Multi-head latent attention (arXiv 2405.04434): keys and values share one compressed vector. */
export interface LatentMixer {
  readonly kind: "latent";
  readonly heads: number;
  /** Size of a head's value and of the part of its key without position. */
  readonly headSize: number;
  readonly rotaryHeadSize: number;
  readonly queryRank: number;
  readonly keyValueRank: number;
}

/** A selective state space (Mamba, arXiv 2312.00752). */
export interface StateSpaceMixer {
  readonly kind: "state-space";
  readonly innerSize: number;
  readonly stateSize: number;
  readonly convolution: number;
  readonly stepRank: number;
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
      /** Experts that every token visits. */
      readonly shared: number;
    };

/** Bits of one weight in a format; MXFP4 has a scale of 8 bits for every 32 weights. */
export const bitsPerWeight: Readonly<Record<WeightFormat, number>> = {
  fp32: 32,
  bf16: 16,
  fp16: 16,
  fp8: 8,
  mxfp4: 4.25,
};
