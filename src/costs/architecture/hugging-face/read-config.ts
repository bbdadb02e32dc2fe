import { attempt, type Outcome, stop } from "../../../base/outcome.ts";
import type { Architecture, Layer, WeightFormat } from "../architecture.ts";
import { type Config, countOf, isConfig, needed, textOf } from "./config-fields.ts";
import { feedForwardOf } from "./feed-forward.ts";
import { hiddenNames, mixersOfConfig } from "./mixers.ts";
import { layersByPattern, patternOf } from "./pattern.ts";

/** Whether a value is a `config.json` as Hugging Face publishes it, and not a file of our own. */
export const isHuggingFaceConfig = (value: unknown): value is Config =>
  isConfig(value) &&
  (typeof value["model_type"] === "string" || Array.isArray(value["architectures"]));

/**
 * Read the `config.json` of a published model as it is. Of a model with pictures or sound only the part
 * that reads and writes text is taken, and layers that predict further tokens are not counted.
 *
 * @returns the architecture; `missing-config-field` or `bad-config-field` with field, rule and value, or
 *   `config-not-modelled` with the field that stands for a part that is not modelled
 */
export const readHuggingFaceConfig = (config: Config): Outcome<Architecture> =>
  attempt(() => architectureOf(config));

/** Where models of several kinds of input keep the part that writes text. */
const textParts = ["text_config", "language_config", "llm_config", "thinker_config"];

function architectureOf(whole: Config): Architecture {
  const config = textPart(whole);
  refuseUnknown(config);
  const hiddenSize = needed(config, hiddenNames);
  const name = nameOf(whole);
  const layers = layersOf(config);
  const learned = countOf(config, ["n_positions"]);
  const context = countOf(config, [
    ...["max_position_embeddings", "n_positions", "n_ctx", "max_seq_len", "seq_length"],
    "model_max_length",
  ]);
  const positions = learned === undefined ? "rotary" : "learned";
  return {
    id: name,
    name,
    source: "config.json",
    hiddenSize,
    vocabulary: needed(config, ["vocab_size", "n_vocab"]),
    embeddingsTied: areTied(whole, config),
    positions,
    trainingContext: Math.min(
      context ?? Number.POSITIVE_INFINITY,
      (positions === "learned" ? context : originalContext(config)) ?? USUAL_CONTEXT,
    ),
    context: context ?? Number.POSITIVE_INFINITY,
    layers,
    published: {},
    weightFormat: weightFormatOf(whole),
  };
}

/** Tokens of most of pre-training where a configuration does not tell: what is usual. */
const USUAL_CONTEXT = 4096;

function textPart(whole: Config): Config {
  for (const name of textParts) {
    const part = whole[name];
    if (isConfig(part)) return textPart(part);
  }
  return whole;
}

function layersOf(config: Config): readonly Layer[] {
  const pattern = patternOf(config);
  if (pattern !== undefined) return layersByPattern(config, pattern);
  const count = needed(config, ["num_hidden_layers", "n_layer", "n_layers", "num_layers"]);
  const feeds = feedForwardOf(config, count);
  return mixersOfConfig(config, count).map((mixer, index) => {
    const feedForward = feeds[index];
    return { mixer, ...(feedForward ? { feedForward } : {}) };
  });
}

/** Parts that change what a model holds or computes and that are not modelled. */
const notModelled = [
  ...["compress_ratios", "block_configs", "hidden_size_per_layer_input", "lru_width"],
  ...["rwkv_config", "head_size_divisor", "num_kv_shared_layers", "conv_L_cache", "ssm_cfg"],
];

function refuseUnknown(config: Config): void {
  const field = notModelled.find((name) => {
    const value = config[name];
    return value !== undefined && value !== null && value !== 0;
  });
  if (field !== undefined) {
    stop("config-not-modelled", { field, model: textOf(config, "model_type") ?? "–" });
  }
}

function nameOf(whole: Config): string {
  const path = textOf(whole, "_name_or_path");
  const [architecture] = Array.isArray(whole["architectures"]) ? whole["architectures"] : [];
  const type = textOf(whole, "model_type");
  return path || (typeof architecture === "string" ? architecture : (type ?? "config.json"));
}

/** Families whose code ties the embeddings where the file does not say. */
const tiedTypes = /^(gemma|gpt2|gpt_bigcode|cohere|bloom|falcon$|opt|mpt|starcoder2|mamba$)/;

function areTied(whole: Config, config: Config): boolean {
  const said = config["tie_word_embeddings"] ?? whole["tie_word_embeddings"];
  if (typeof said === "boolean") return said;
  return tiedTypes.test(textOf(config, "model_type") ?? "");
}

/** Positions before the context was stretched. */
function originalContext(config: Config): number | undefined {
  for (const name of ["rope_scaling", "rope_parameters"]) {
    const scaling = config[name];
    const original = isConfig(scaling) && countOf(scaling, ["original_max_position_embeddings"]);
    if (original) return original;
  }
  return undefined;
}

/** The format in which the weights are stored. */
function weightFormatOf(whole: Config): WeightFormat {
  const config = textPart(whole);
  const quantized = whole["quantization_config"] ?? config["quantization_config"];
  if (isConfig(quantized)) return quantizedFormat(quantized);
  const stored = ["torch_dtype", "dtype"].flatMap(
    (name) => textOf(config, name) ?? textOf(whole, name) ?? [],
  )[0];
  if (stored === "float32") return "fp32";
  return stored === "float16" ? "fp16" : "bf16";
}

function quantizedFormat(quantized: Config): WeightFormat {
  const method = textOf(quantized, "quant_method") ?? textOf(quantized, "quant_algo") ?? "";
  const all = JSON.stringify(quantized).toLowerCase();
  if (/mxfp4/.test(all)) return "mxfp4";
  if (/nvfp4/.test(all)) return "nvfp4";
  const bits = /"(?:num_)?bits":(\d+)/.exec(all)?.[1];
  if (bits === "4" || /"_?load_in_4bit":true/.test(all)) return "int4";
  if (/fp8|"type":"float"/.test(`${method} ${all}`)) return "fp8";
  if (bits === "8" || /"_?load_in_8bit":true/.test(all)) return "int8";
  return stop("bad-config-field", {
    field: "quantization_config",
    rule: "fp8 | mxfp4 | nvfp4 | 4 or 8 bits",
    value: all.slice(0, 80),
  });
}
