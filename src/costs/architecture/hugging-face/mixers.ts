import { stop } from "../../../base/outcome.ts";
import type {
  AttentionMixer,
  LatentMixer,
  LinearMixer,
  Mixer,
  StateSpaceMixer,
} from "../architecture.ts";
import { type Config, countOf, isConfig, listOf, needed, textOf } from "./config-fields.ts";

/** What a model calls the mixer of a layer, as far as it is understood. */
type LayerKind = "full" | "sliding" | "recurrent";

const kindNames: Readonly<Record<string, LayerKind>> = {
  full_attention: "full",
  attention: "full",
  global_attention: "full",
  deepseek_sparse_attention: "full",
  sliding_attention: "sliding",
  chunked_attention: "sliding",
  local_attention: "sliding",
  linear_attention: "recurrent",
  lightning_attention: "recurrent",
  mamba: "recurrent",
};

/** The mixer of each layer of a configuration, in order. */
export function mixersOfConfig(config: Config, layers: number): readonly Mixer[] {
  return layerKinds(config, layers).map((kind, index) => mixerOf(config, kind, index));
}

/** Which layers see all tokens, which a window, and which keep a state: models say it in many ways. */
export function layerKinds(config: Config, layers: number): readonly LayerKind[] {
  const named = listOf(config, ["layer_types", "layers_block_type"], layers);
  if (named) return named.map(kindNamed);
  const coded = listOf(config, ["attn_type_list", "hybrid_layer_pattern"], layers);
  if (coded) {
    // MiniMax writes 0 for linear attention and 1 for full; MiMo 0 for full and 1 for a window.
    const isLinear = config["attn_type_list"] !== undefined;
    return coded.map((code) =>
      isLinear ? (code === 0 ? "recurrent" : "full") : code === 1 ? "sliding" : "full",
    );
  }
  return Array.from({ length: layers }, (_, index) => kindByRule(config, index));
}

function kindNamed(name: unknown): LayerKind {
  const kind = typeof name === "string" ? kindNames[name] : undefined;
  return (
    kind ??
    stop("bad-config-field", {
      field: "layer_types",
      rule: Object.keys(kindNames).join(" | "),
      value: String(name),
    })
  );
}

function kindByRule(config: Config, index: number): LayerKind {
  const type = textOf(config, "model_type") ?? "";
  const linear = config["linear_attn_config"];
  if (isConfig(linear) && Array.isArray(linear["full_attn_layers"])) {
    return linear["full_attn_layers"].includes(index + 1) ? "full" : "recurrent";
  }
  const interval = countOf(config, ["full_attention_interval"]);
  if (interval !== undefined && config["linear_num_value_heads"] !== undefined) {
    return (index + 1) % interval === 0 ? "full" : "recurrent";
  }
  const period = countOf(config, ["attn_layer_period"]);
  if (period !== undefined) {
    return index % period === (countOf(config, ["attn_layer_offset"], 0) ?? 0)
      ? "full"
      : "recurrent";
  }
  if (config["num_attention_heads"] === undefined && config["n_head"] === undefined) {
    return "recurrent";
  }
  return kindByWindow(config, type, index);
}

/** Of each so many layers the last one sees all tokens, where there is a window at all. */
function kindByWindow(config: Config, type: string, index: number): LayerKind {
  if (windowOf(config) === undefined || config["use_sliding_window"] === false) return "full";
  const open = config["no_rope_layers"];
  if (Array.isArray(open) && open.length > index) return open[index] === 0 ? "full" : "sliding";
  const stated = countOf(config, ["sliding_window_pattern", "_sliding_window_pattern"]);
  const pattern = stated ?? windowPatterns.find(([start]) => type.startsWith(start))?.[1];
  if (pattern !== undefined) return (index + 1) % pattern === 0 ? "full" : "sliding";
  const first = countOf(config, ["max_window_layers"], 0);
  // Qwen2 slides in the layers after the first so many, and only if it says so.
  if (first !== undefined) return index < first ? "full" : "sliding";
  return "sliding";
}

/** Where the configuration leaves the pattern to the code of the model. */
const windowPatterns: readonly (readonly [string, number])[] = [
  ["gemma2", 2],
  ["gemma3", 6],
  ["cohere2", 4],
  ["gpt_oss", 2],
  ["llama4", 4],
];

const windowOf = (config: Config): number | undefined =>
  countOf(config, ["sliding_window", "sliding_window_size", "attention_chunk_size"]);

function mixerOf(config: Config, kind: LayerKind, index: number): Mixer {
  if (kind === "recurrent") return recurrentOf(config);
  if (config["kv_lora_rank"] !== undefined && config["kv_lora_rank"] !== null) {
    return latentOf(config, index);
  }
  return attentionOf(config, kind, index);
}

/** Attention over grouped heads; layers with a window may have heads of their own, as may the others. */
function attentionOf(config: Config, kind: "full" | "sliding", index: number): AttentionMixer {
  const own = kind === "sliding" ? "swa_" : "global_";
  const heads =
    headsOfLayer(config, index) ??
    countOf(config, [`${own}num_attention_heads`]) ??
    needed(config, ["num_attention_heads", "n_head", "n_heads", "num_heads"]);
  const headSize =
    countOf(config, [`${own}head_dim`, "head_dim", "attention_head_dim"]) ??
    needed(config, hiddenNames) / heads;
  const valueHeadSize = countOf(config, [`${own}v_head_dim`, "v_head_dim"]) ?? headSize;
  const window = windowOf(config);
  return {
    kind,
    heads,
    keyValueHeads: keyValueHeadsOf(config, own, heads),
    headSize,
    ...(valueHeadSize === headSize ? {} : { valueHeadSize }),
    ...(hasGate(config) ? { gate: true } : {}),
    ...(kind === "sliding" && window !== undefined ? { window } : {}),
  };
}

/** Laguna lists the heads of each layer. */
function headsOfLayer(config: Config, index: number): number | undefined {
  const listed = config["num_attention_heads_per_layer"];
  return Array.isArray(listed) ? needed({ heads: listed[index] }, ["heads"]) : undefined;
}

export const hiddenNames = ["hidden_size", "n_embd", "d_model"];

function keyValueHeadsOf(config: Config, own: string, heads: number): number {
  const stated = countOf(config, [
    own === "swa_" ? "swa_num_key_value_heads" : "num_global_key_value_heads",
    "num_key_value_heads",
    "num_kv_heads",
  ]);
  return stated ?? (config["multi_query"] === true ? 1 : heads);
}

/** Qwen3-Next and its successors gate by default; others say so. */
const hasGate = (config: Config): boolean =>
  config["attn_output_gate"] === true ||
  (config["attn_output_gate"] === undefined && textOf(config, "model_type") === "qwen3_next");

function latentOf(config: Config, index: number): LatentMixer {
  const headSize = needed(config, ["qk_nope_head_dim"]);
  const valueHeadSize = needed(config, ["v_head_dim"]);
  const tokens = countOf(config, ["index_topk"]);
  const types = config["indexer_types"];
  const shares = Array.isArray(types) && types[index] === "shared";
  return {
    kind: "latent",
    heads: needed(config, ["num_attention_heads"]),
    headSize,
    ...(valueHeadSize === headSize ? {} : { valueHeadSize }),
    rotaryHeadSize: countOf(config, ["qk_rope_head_dim"], 0) ?? 0,
    queryRank: countOf(config, ["q_lora_rank"]) ?? 0,
    keyValueRank: needed(config, ["kv_lora_rank"]),
    ...(tokens === undefined
      ? {}
      : {
          selection: {
            tokens,
            heads: shares ? 0 : needed(config, ["index_n_heads"]),
            headSize: shares ? 0 : needed(config, ["index_head_dim"]),
          },
        }),
  };
}

function recurrentOf(config: Config): StateSpaceMixer | LinearMixer {
  const nested = config["linear_attn_config"];
  if (isConfig(nested)) return evenHeads(nested, ["num_heads"], ["head_dim"]);
  if (config["linear_num_value_heads"] !== undefined) {
    return {
      kind: "linear",
      keyHeads: needed(config, ["linear_num_key_heads"]),
      valueHeads: needed(config, ["linear_num_value_heads"]),
      keyHeadSize: needed(config, ["linear_key_head_dim"]),
      valueHeadSize: needed(config, ["linear_value_head_dim"]),
      convolution: countOf(config, ["linear_conv_kernel_dim"]) ?? 1,
    };
  }
  if (config["attn_type_list"] !== undefined || listsLinear(config)) {
    return evenHeads(config, ["num_attention_heads"], ["head_dim"]);
  }
  return stateSpaceOf(config);
}

const listsLinear = (config: Config): boolean =>
  Array.isArray(config["layer_types"]) && config["layer_types"].includes("linear_attention");

/** Linear attention with as many keys as values, such as Lightning Attention and Kimi Delta Attention. */
function evenHeads(
  config: Config,
  heads: readonly string[],
  sizes: readonly string[],
): LinearMixer {
  const count = needed(config, heads);
  const size = needed(config, sizes);
  return {
    kind: "linear",
    keyHeads: count,
    valueHeads: count,
    keyHeadSize: size,
    valueHeadSize: size,
    convolution: countOf(config, ["short_conv_kernel_size", "conv_kernel_size"]) ?? 1,
  };
}

/** Mamba, or Mamba-2 where it has heads. */
function stateSpaceOf(config: Config): StateSpaceMixer {
  const hidden = needed(config, hiddenNames);
  const expand = countOf(config, ["mamba_expand", "expand"]) ?? 2;
  const heads = countOf(config, ["mamba_num_heads", "mamba_n_heads"]) ?? ownHeads(config);
  const headSize = countOf(config, ["mamba_head_dim", "mamba_d_head"]) ?? ownHeadSize(config);
  const isPlain = heads === undefined;
  const inner =
    heads !== undefined && headSize !== undefined
      ? heads * headSize
      : ((isPlain && config["attn_layer_period"] === undefined
          ? countOf(config, ["intermediate_size"])
          : undefined) ?? expand * hidden);
  return {
    kind: "state-space",
    innerSize: inner,
    stateSize: needed(config, ["ssm_state_size", "mamba_d_state", "state_size"]),
    convolution: countOf(config, ["mamba_d_conv", "conv_kernel"]) ?? 4,
    stepRank: isPlain
      ? (countOf(config, ["mamba_dt_rank", "time_step_rank"]) ?? Math.ceil(hidden / 16))
      : 1,
    ...(heads === undefined
      ? {}
      : { heads, groups: countOf(config, ["mamba_n_groups", "n_groups"]) ?? 1 }),
  };
}

/** A model of nothing but Mamba-2 calls its heads plainly. */
const ownHeads = (config: Config) =>
  config["num_attention_heads"] === undefined ? countOf(config, ["num_heads"]) : undefined;
const ownHeadSize = (config: Config) =>
  config["num_attention_heads"] === undefined ? countOf(config, ["head_dim"]) : undefined;
