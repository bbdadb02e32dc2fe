import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { flag, list, number, optional, text } from "../shared/describe-column.ts";
import { nameId } from "../shared/name-id.ts";
import { architecturesBefore2023 } from "./published-architectures/before-2023.ts";
import { chineseArchitectures } from "./published-architectures/china.ts";
import { googleArchitectures } from "./published-architectures/google.ts";
import { metaArchitectures } from "./published-architectures/meta.ts";
import { otherArchitectures } from "./published-architectures/others.ts";
import type { PublishedArchitecture } from "./published-architectures/published-architecture.ts";

/** Architectures of language models as their papers, cards and configurations state them. */
export const architectures: Adapter = { dataset: "architectures", inputs: [], ingest };

/** The figures are kept in published-architectures/; no upstream file has them. */
function ingest(): Outcome<Draft> {
  const published = [
    ...architecturesBefore2023,
    ...metaArchitectures,
    ...googleArchitectures,
    ...chineseArchitectures,
    ...otherArchitectures,
  ];
  return succeed({ description, rows: published.map(architectureRow), skipped: [] });
}

const architectureRow = (published: PublishedArchitecture): Readonly<Record<string, Cell>> => ({
  id: nameId(published.model),
  date: published.date,
  known_on: published.reported ?? published.date,
  known_basis: "report",
  source: published.source,
  model: published.model,
  layers: published.layers,
  hidden_size: published.hidden,
  ...headCells(published),
  feed_forward_size: published.feedForward,
  feed_forward_gated: published.gated,
  vocabulary: published.vocabulary,
  embeddings_tied: published.tied,
  positions: published.positions,
  training_context: published.trainingContext,
  context: published.context ?? published.trainingContext,
  total_parameters: published.parameters,
  active_parameters: published.experts ? published.activeParameters : published.parameters,
  ...expertCells(published),
  attention: published.pattern ?? ["full"],
  window: published.window,
  query_rank: published.latent?.queryRank,
  key_value_rank: published.latent?.keyValueRank,
  rotary_head_size: published.latent?.rotaryHeadSize,
  state_size: published.stateSpace?.stateSize,
  state_inner_size: published.stateSpace?.innerSize,
  state_convolution: published.stateSpace?.convolution,
  state_step_rank: published.stateSpace?.stepRank,
  weight_format: published.weightFormat ?? "bf16",
});

function headCells({ heads, keyValueHeads, headSize, hidden }: PublishedArchitecture) {
  if (heads === undefined) return {};
  return {
    heads,
    key_value_heads: keyValueHeads ?? heads,
    head_size: headSize ?? hidden / heads,
  };
}

function expertCells({ experts }: PublishedArchitecture) {
  if (!experts) return {};
  return {
    experts: experts.count,
    experts_active: experts.active,
    experts_shared: experts.shared ?? 0,
    expert_feed_forward_size: experts.feedForward,
    experts_after_dense: experts.afterDense ?? 0,
    experts_every: experts.every ?? 1,
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
