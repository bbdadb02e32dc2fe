import type { FeedForward } from "../architecture.ts";
import { type Config, countOf, listOf, needed, textOf } from "./config-fields.ts";

const expertNames = [
  ...["n_routed_experts", "num_local_experts", "num_experts", "moe_num_experts"],
];
const activeNames = [
  ...["num_experts_per_tok", "num_experts_per_token", "moe_topk", "moe_k", "top_k_experts"],
];

/** The feed-forward part of each layer of a configuration, in order. */
export function feedForwardOf(
  config: Config,
  layers: number,
): readonly (FeedForward | undefined)[] {
  const experts = expertsOf(config);
  const dense = denseOf(config);
  const sparse = sparseLayers(config, layers);
  return sparse.map((isSparse) => (isSparse && experts ? experts : dense));
}

/** Two matrices in place of three where nothing gates: older models, and those with squared ReLU. */
export function isGated(config: Config): boolean {
  const type = textOf(config, "model_type") ?? "";
  const activation = textOf(config, "mlp_hidden_act") ?? textOf(config, "hidden_act") ?? "";
  if (/relu2|relu_squared/.test(activation)) return false;
  return !plainTypes.has(type);
}

const plainTypes = new Set([
  ...["gpt2", "gpt_neo", "gpt_neox", "gptj", "gpt_bigcode", "bloom", "opt", "falcon", "mpt"],
  ...["phi", "phi-msft", "starcoder2", "nemotron", "codegen", "stablelm_epoch"],
]);

/** A dense part; absent where every layer is its mixer alone. */
function denseOf(config: Config): FeedForward | undefined {
  const named = countOf(config, [
    ...["intermediate_size_mlp", "intermediate_size", "n_inner", "ffn_dim", "ffn_hidden_size"],
  ]);
  const isBare = config["num_attention_heads"] === undefined && config["n_head"] === undefined;
  if (isBare) return undefined;
  const size = named ?? 4 * needed(config, ["hidden_size", "n_embd", "d_model"]);
  return { kind: "dense", size, gated: isGated(config) };
}

export function expertsOf(config: Config): FeedForward | undefined {
  const count = countOf(config, expertNames);
  if (count === undefined || count === 1) return undefined;
  const size = needed(config, [
    "moe_intermediate_size",
    "expert_ffn_hidden_size",
    "intermediate_size",
  ]);
  const inputSize = countOf(config, ["routed_expert_hidden_size", "moe_latent_size"]);
  return {
    kind: "experts",
    size,
    gated: isGated(config),
    count,
    active: needed(config, activeNames),
    shared: sharedOf(config, size),
    ...(inputSize === undefined ? {} : { inputSize }),
  };
}

/** Experts of every token, in experts of the routed size. */
function sharedOf(config: Config, size: number): number {
  // Gemma 4 has its dense part beside the experts.
  if (config["enable_moe_block"] === true) return needed(config, ["intermediate_size"]) / size;
  const wide = countOf(
    config,
    [
      "shared_expert_intermediate_size",
      "moe_shared_expert_intermediate_size",
      "shared_intermediate_size",
    ],
    0,
  );
  if (wide !== undefined) {
    const count = countOf(config, ["n_shared_experts", "num_shared_experts"]) ?? 1;
    return (wide / size) * count;
  }
  const stated = countOf(
    config,
    [...["n_shared_experts", "num_shared_experts", "num_shared_expert", "moe_num_shared_experts"]],
    0,
  );
  return stated ?? (textOf(config, "model_type")?.startsWith("llama4") ? 1 : 0);
}

/** Which layers have experts. */
function sparseLayers(config: Config, layers: number): readonly boolean[] {
  const named = listOf(config, ["mlp_layer_types"], layers);
  if (named) return named.map((kind) => kind === "sparse");
  const coded = listOf(config, ["moe_layer_freq"], layers);
  if (coded) return coded.map((code) => code === 1);
  const listed = config["moe_layers"];
  if (Array.isArray(listed)) {
    return Array.from({ length: layers }, (_, index) => listed.includes(index));
  }
  const dense = config["mlp_only_layers"];
  const afterDense = countOf(config, ["first_k_dense_replace", "moe_layer_start_index"], 0) ?? 0;
  return Array.from(
    { length: layers },
    (_, index) =>
      index >= afterDense &&
      isTurn(config, index) &&
      !(Array.isArray(dense) && dense.includes(index)),
  );
}

/** Every so many layers; Jamba says from which on. */
function isTurn(config: Config, index: number): boolean {
  const period = countOf(config, ["expert_layer_period"]);
  if (period !== undefined) {
    return index % period === (countOf(config, ["expert_layer_offset"], 0) ?? 0);
  }
  const every =
    countOf(config, ["decoder_sparse_step", "interleave_moe_layer_step", "moe_layer_freq"]) ?? 1;
  return (index + 1) % every === 0;
}
