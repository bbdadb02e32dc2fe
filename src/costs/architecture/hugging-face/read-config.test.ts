import { describe, expect, test } from "vitest";
import { factsOf } from "../../../../test/support/facts.ts";
import type { Architecture } from "../architecture.ts";
import { countParameters } from "../count-parameters.ts";
import { keyValueElements, keyValueElementsRead, stateElements } from "../key-value-elements.ts";
import { readModel } from "../read-model.ts";
import fixtures from "./fixtures/configurations.json" with { type: "json" };

const window = { asOf: "2026-11-23", hindsight: false };
const published = factsOf().select("model-configurations", window, {
  config: "text",
  total_parameters: "number",
  active_parameters: "number?",
});
if (!published.ok) throw new Error(JSON.stringify(published.error));
/** Configurations kept for this test, and those of the dataset. */
const configurations: readonly {
  readonly source: string;
  readonly total: number;
  readonly active: number | null;
  readonly config: Readonly<Record<string, unknown>>;
}[] = [
  ...fixtures,
  ...published.value.map((row) => ({
    source: row.source,
    total: row.total_parameters,
    active: row.active_parameters ?? null,
    config: JSON.parse(row.config),
  })),
];
const readText = (text: string) => readModel(text, factsOf(), window);

function architectureOf(config: unknown): Architecture {
  const read = readText(JSON.stringify(config));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

const named = (name: string): Architecture => {
  const found = configurations.find(({ source }) => source.endsWith(`/${name}`));
  if (!found) throw new Error(name);
  return architectureOf(found.config);
};

const cases = configurations.map((one) => [one.source.split("/").slice(3).join("/"), one] as const);

describe("parameters counted from a configuration as published", () => {
  test.each(cases)(
    "of %s agree with the published total within two per cent or half a digit",
    (_, { config, total }) => {
      const rounding = total < 1e10 && total % 1e9 === 0 ? 0.5e9 : 0;
      const counted = countParameters(architectureOf(config)).total;
      expect(Math.abs(counted - total)).toBeLessThan(Math.max(0.02 * total, rounding));
    },
  );

  // Makers count the embeddings as active or not, and round or cut what they state.
  test.each(
    cases.flatMap(([name, one]) => (one.active === null ? [] : [[name, one, one.active] as const])),
  )("of %s that a token uses agree within two per cent or a digit", (_, { config }, active) => {
    const counted = countParameters(architectureOf(config));
    const { embedding } = counted;
    const nearest = Math.min(
      ...[-1, 0, 1].map((times) => Math.abs(counted.active + times * embedding - active)),
    );
    const rounding = active % 1e9 === 0 ? 0.5e9 : 0.1e9;
    expect(nearest).toBeLessThan(Math.max(0.02 * active, rounding));
  });
});

describe("keys, values and states by the published shapes", () => {
  test("DeepSeek-V2-Lite keeps 31,104 bytes a token: 27 layers of 512 and 64, 16 bits", () => {
    expect(2 * keyValueElements(named("DeepSeek-V2-Lite"), 1)).toBe(31_104);
  });

  test("Gemma 3 keeps a window of 1,024 in five layers of six", () => {
    const model = named("gemma-3-27b-pt");
    const kept = keyValueElements(model, 10_000) - keyValueElements(model, 9_999);
    expect(kept).toBe(10 * 2 * 16 * 128);
  });

  test("Qwen3-Next keeps all tokens in 12 layers, and a state of 32 × 128 × 128 in 36", () => {
    const model = named("Qwen3-Next-80B-A3B-Instruct");
    expect(keyValueElements(model, 1)).toBe(12 * 2 * 2 * 256);
    // The convolution sees three earlier tokens of queries, keys and values.
    expect(stateElements(model)).toBe(36 * (32 * 128 * 128 + 3 * (2 * 16 * 128 + 32 * 128)));
  });

  test("DeepSeek-V3.2 reads 2,048 tokens of a long context, and the keys that choose them", () => {
    const model = named("DeepSeek-V3.2");
    expect(keyValueElements(model, 1)).toBe(61 * (576 + 128));
    expect(keyValueElementsRead(model, 100_000)).toBe(61 * (2048 * 576 + 100_000 * 128));
    expect(keyValueElementsRead(model, 1000)).toBe(keyValueElements(model, 1000));
  });

  test("MiMo has keys of 192 and values of 128, and another number of heads in windows", () => {
    expect(keyValueElements(named("MiMo-V2-Flash"), 1)).toBe((9 * 4 + 39 * 8) * (192 + 128));
  });

  test("Mamba-Codestral has no keys; states of 8,192 × 128 with convolved groups", () => {
    const model = named("Mamba-Codestral-7B-v0.1");
    expect(keyValueElements(model, 1000)).toBe(0);
    expect(stateElements(model)).toBe(64 * (8192 * 128 + 3 * (8192 + 2 * 8 * 128)));
  });

  test("Laguna has 48 heads where it sees all tokens and 64 where it sees a window of 512", () => {
    const [full, sliding] = named("Laguna-XS.2").layers.map(({ mixer }) => mixer);
    expect(full).toMatchObject({ kind: "full", heads: 48, keyValueHeads: 8 });
    expect(sliding).toMatchObject({ kind: "sliding", heads: 64, window: 512 });
  });

  test("Jamba attends in 4 of 32 layers; MiniMax-Text-01 in 10 of 80; Kimi Linear in 7 of 27", () => {
    const attending = (name: string) =>
      named(name).layers.filter(({ mixer }) => !/state-space|linear/.test(mixer.kind)).length;
    expect(["Jamba-v0.1", "MiniMax-Text-01", "Kimi-Linear-48B-A3B-Base"].map(attending)).toEqual([
      4, 10, 7,
    ]);
  });
});

describe("what a configuration says beside its shapes", () => {
  test("format of the weights, context, and the context before it was stretched", () => {
    expect(named("gpt-oss-120b").weightFormat).toBe("mxfp4");
    expect(named("DeepSeek-V3").weightFormat).toBe("fp8");
    expect(named("Llama-3.1-8B")).toMatchObject({
      ...{ weightFormat: "bf16", context: 131_072, trainingContext: 8192 },
      ...{ embeddingsTied: false, name: "LlamaForCausalLM" },
    });
    expect(named("gpt2")).toMatchObject({ embeddingsTied: true, positions: "learned" });
  });

  test("four-bit weights of quantised copies", () => {
    const { config } = configurations[0] as (typeof configurations)[number];
    const stored = (quantization: unknown) =>
      architectureOf({ ...config, quantization_config: quantization }).weightFormat;
    expect(stored({ quant_method: "gptq", bits: 4 })).toBe("int4");
    expect(stored({ quant_method: "bitsandbytes", load_in_8bit: true })).toBe("int8");
    const nvfp4 = { quant_method: "modelopt", quant_algo: "NVFP4" };
    expect(stored(nvfp4)).toBe("nvfp4");
  });
});

describe("a configuration that cannot be read is refused", () => {
  const { config } = configurations[0] as (typeof configurations)[number];
  const problemOf = (changed: object) => {
    const read = readText(JSON.stringify({ ...config, ...changed }));
    return read.ok ? undefined : read.error;
  };

  test("with the field that is missing or wrong, its rule and its value", () => {
    expect(problemOf({ num_hidden_layers: undefined })).toMatchObject({
      code: "missing-config-field",
      facts: { field: expect.stringContaining("num_hidden_layers") },
    });
    expect(problemOf({ num_hidden_layers: -4 })).toMatchObject({
      code: "bad-config-field",
      facts: { field: "num_hidden_layers", value: "-4" },
    });
    expect(problemOf({ layer_types: ["full_attention"] })).toMatchObject({
      code: "bad-config-field",
      facts: { field: "layer_types", value: "1 entries" },
    });
    expect(problemOf({ layer_types: Array(32).fill("retention") })).toMatchObject({
      facts: { field: "layer_types", value: "retention" },
    });
    expect(problemOf({ hybrid_override_pattern: "-M" })).toMatchObject({
      code: expect.stringMatching(/config-field/),
    });
  });

  test("with the field of a part that is not modelled", () => {
    expect(problemOf({ compress_ratios: [4, 128] })).toEqual({
      code: "config-not-modelled",
      facts: { field: "compress_ratios", model: "llama" },
    });
  });
});
