import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { flag, list, number, optional, text } from "../shared/describe-column.ts";
import { factsFile } from "../shared/facts-file.ts";
import { nameId } from "../shared/name-id.ts";

const file = factsFile("architectures");

/** Architectures of language models as their papers, cards and configurations state them. */
export const architectures: Adapter = { dataset: "architectures", inputs: [file], ingest };

const count = z.int().positive();

const experts = z.strictObject({
  count,
  /** Routed experts that a token visits. */
  active: count,
  /** Experts that every token visits. */
  shared: z.int().nonnegative().default(0),
  feed_forward_size: count,
  /** Dense layers before the first layer with experts. */
  after_dense: z.int().nonnegative().default(0),
  /** Every how many layers there are experts; the last of each group has them. */
  every: count.default(1),
});

const architecture = z
  .strictObject({
    model: z.string(),
    date: z.iso.date(),
    reported: z.iso.date().optional(),
    source: z.url(),
    layers: count,
    hidden_size: count,
    heads: count.optional(),
    key_value_heads: count.optional(),
    head_size: count.optional(),
    feed_forward_size: count.optional(),
    feed_forward_gated: z.boolean(),
    vocabulary: count,
    embeddings_tied: z.boolean(),
    positions: z.enum(["rotary", "learned", "alibi", "relative", "bias", "none"]),
    training_context: count,
    context: count.optional(),
    total_parameters: count,
    active_parameters: count.optional(),
    experts: experts.optional(),
    attention: z
      .array(z.enum(["full", "sliding", "latent", "state-space"]))
      .min(1)
      .default(["full"]),
    window: count.optional(),
    /** Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434). */
    latent: z
      .strictObject({ query_rank: count, key_value_rank: count, rotary_head_size: count })
      .optional(),
    /** A selective state space (Mamba, arXiv 2312.00752). */
    state_space: z
      .strictObject({ state_size: count, inner_size: count, convolution: count, step_rank: count })
      .optional(),
    weight_format: z.enum(["bf16", "fp16", "fp8", "mxfp4"]).default("bf16"),
  })
  .refine(({ heads, head_size, hidden_size }) => head_size || hidden_size % (heads ?? 1) === 0, {
    message: "must be given where hidden_size is no multiple of heads",
    path: ["head_size"],
  });

const schema = z.strictObject({ architectures: z.array(architecture) });

type Published = z.infer<typeof architecture>;

function ingest(texts: Texts): Outcome<Draft> {
  const read = readYaml(texts, file, schema);
  if (!read.ok) return read;
  const rows = read.value.architectures.map(architectureRow);
  return succeed({ description, rows, skipped: [] });
}

function architectureRow(published: Published): Readonly<Record<string, Cell>> {
  const { reported, experts: mixture, latent, state_space: state, ...same } = published;
  return {
    ...same,
    id: nameId(published.model),
    known_on: reported ?? published.date,
    known_basis: "report",
    ...headCells(published),
    context: published.context ?? published.training_context,
    active_parameters: mixture ? published.active_parameters : published.total_parameters,
    experts: mixture?.count,
    experts_active: mixture?.active,
    experts_shared: mixture?.shared,
    expert_feed_forward_size: mixture?.feed_forward_size,
    experts_after_dense: mixture?.after_dense,
    experts_every: mixture?.every,
    ...latent,
    state_size: state?.state_size,
    state_inner_size: state?.inner_size,
    state_convolution: state?.convolution,
    state_step_rank: state?.step_rank,
  };
}

function headCells({ heads, key_value_heads, head_size, hidden_size }: Published) {
  if (heads === undefined) return {};
  return {
    key_value_heads: key_value_heads ?? heads,
    head_size: head_size ?? hidden_size / heads,
  };
}

const description: Draft["description"] = {
  id: "architectures",
  title: { en: "Model architectures", zh: "模型架构" },
  publisher: "the makers of the models, page by page",
  url: "https://arxiv.org/abs/2407.21783",
  licence: "single facts, each with its page",
  attribution: "figures of the papers, model cards and configurations cited row by row",
  retrieved: "2026-11-23",
  knownBasis: {
    report: {
      en: "publication of the page that states the figures",
      zh: "载有这些数值的页面的发布日",
    },
  },
  columns: [
    text("model", "name as in datasets `models` and `training-runs` where it is there"),
    number("layers", "layers", "transformer or state-space layers"),
    number("hidden_size", "elements", "elements of the residual stream"),
    optional(number("heads", "heads", "query heads")),
    optional(number("key_value_heads", "heads", "key-value heads; fewer than heads when grouped")),
    optional(number("head_size", "elements", "elements of one head")),
    optional(number("feed_forward_size", "elements", "inner size of a dense feed-forward layer")),
    flag("feed_forward_gated", "whether feed-forward layers have a gate, hence three matrices"),
    number("vocabulary", "tokens", "rows of the embedding matrix"),
    flag("embeddings_tied", "whether input and output embeddings are one matrix"),
    text("positions", "rotary, learned, alibi, relative, bias or none"),
    number("training_context", "tokens", "sequence length of most of pre-training"),
    number("context", "tokens", "longest sequence supported"),
    number("total_parameters", "parameters", "all parameters, as published"),
    optional(number("active_parameters", "parameters", "used for each token, as published")),
    optional(number("experts", "experts", "routed experts of a layer")),
    optional(number("experts_active", "experts", "routed experts that a token visits")),
    optional(number("experts_shared", "experts", "experts that every token visits")),
    optional(number("expert_feed_forward_size", "elements", "inner size of one expert")),
    optional(number("experts_after_dense", "layers", "dense layers before the first experts")),
    optional(number("experts_every", "layers", "every how many layers there are experts")),
    list("attention", "kinds of the first layers; the pattern repeats to the last"),
    optional(number("window", "tokens", "tokens that a sliding layer sees")),
    optional(number("query_rank", "elements", "latent attention: rank of queries")),
    optional(number("key_value_rank", "elements", "latent attention: rank of keys and values")),
    optional(number("rotary_head_size", "elements", "latent attention: rotary part of a head")),
    optional(number("state_size", "elements", "state space: states per channel")),
    optional(number("state_inner_size", "elements", "state space: channels")),
    optional(number("state_convolution", "tokens", "state space: width of the convolution")),
    optional(number("state_step_rank", "elements", "state space: rank of the step size")),
    text("weight_format", "number format of the published weights"),
  ],
};
