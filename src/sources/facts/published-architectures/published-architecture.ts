/**
 * A model's architecture as its paper, card or configuration states it. A field is present only
 * where the cited page states the figure. Embeddings of images are not part of it.
 */
export interface PublishedArchitecture {
  readonly model: string;
  /** Publication of the model. */
  readonly date: string;
  /** Publication of the figures; the model's when absent. */
  readonly reported?: string;
  readonly source: string;
  readonly layers: number;
  readonly hidden: number;
  /** Query heads; absent in a model without attention. */
  readonly heads?: number;
  /** Key-value heads; as many as query heads when absent. */
  readonly keyValueHeads?: number;
  /** Elements per head; hidden size over heads when absent. */
  readonly headSize?: number;
  /** Inner size of a dense feed-forward layer. */
  readonly feedForward?: number;
  /** Whether the feed-forward layers have a gate, hence three matrices. */
  readonly gated: boolean;
  readonly vocabulary: number;
  /** Whether input and output embeddings are one matrix. */
  readonly tied: boolean;
  /** How positions enter; `learned` and `relative` (Transformer-XL) have matrices. */
  readonly positions: "rotary" | "learned" | "alibi" | "relative" | "bias" | "none";
  /** Longest sequence in pre-training, tokens. */
  readonly trainingContext: number;
  /** Longest sequence that is supported, tokens; the training context when absent. */
  readonly context?: number;
  readonly parameters: number;
  readonly activeParameters?: number;
  readonly experts?: ExpertFigures;
  /** Kinds of the first layers; the pattern repeats to the last. Full attention when absent. */
  readonly pattern?: readonly AttentionName[];
  /** Tokens that a layer with a sliding window sees. */
  readonly window?: number;
  readonly latent?: LatentFigures;
  readonly stateSpace?: StateSpaceFigures;
  /** Number format of the published weights; BF16 when absent. */
  readonly weightFormat?: "fp16" | "fp8" | "mxfp4";
}

export type AttentionName = "full" | "sliding" | "latent" | "state-space";

/** A mixture of experts. */
export interface ExpertFigures {
  readonly count: number;
  /** Routed experts that a token visits. */
  readonly active: number;
  /** Experts that every token visits. */
  readonly shared?: number;
  readonly feedForward: number;
  /** Dense layers before the first layer with experts. */
  readonly afterDense?: number;
  /** Every how many layers there are experts; the last of each group has them. */
  readonly every?: number;
}

/** Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434). */
export interface LatentFigures {
  readonly queryRank: number;
  readonly keyValueRank: number;
  readonly rotaryHeadSize: number;
}

/** A selective state space (Mamba, arXiv 2312.00752). */
export interface StateSpaceFigures {
  readonly stateSize: number;
  readonly innerSize: number;
  readonly convolution: number;
  readonly stepRank: number;
}
