import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { findArchitecture, readArchitectures } from "../architecture/read-architectures.ts";
import { keyValueBytes, servedModel, touchedWeightBytes, weightBytes } from "./served-model.ts";

const { facts, today } = contextOf();
const read = readArchitectures(facts, { asOf: today, hindsight: false });
if (!read.ok) throw new Error(read.error.code);
const all = read.value;

function named(name: string) {
  const found = findArchitecture(all, name);
  if (!found.ok) throw new Error(name);
  return found.value;
}

describe("keys and values, 16 bits, are those of the published configurations", () => {
  test.each([
    // 2 (keys and values) × layers × key-value heads × head size × 2 bytes
    ["Llama 3.1-8B", 2 * 32 * 8 * 128 * 2],
    ["Llama 3.1-70B", 2 * 80 * 8 * 128 * 2],
    ["Llama 3.1-405B", 2 * 126 * 8 * 128 * 2],
    ["Mixtral 8x7B", 2 * 32 * 8 * 128 * 2],
    // Latent: 512 compressed and 64 rotary elements in each of 61 layers.
    ["DeepSeek-V3", 576 * 61 * 2],
  ])("%s: %i bytes a token", (name, bytes) => {
    expect(keyValueBytes(named(name), 1, 2)).toBe(bytes);
    expect(keyValueBytes(named(name), 1000, 2)).toBe(1000 * bytes);
  });

  test("Mistral 7B keeps no more than its window of 4,096 tokens", () => {
    const perToken = 2 * 32 * 8 * 128 * 2;
    expect(keyValueBytes(named("Mistral 7B"), 4096, 2)).toBe(4096 * perToken);
    expect(keyValueBytes(named("Mistral 7B"), 100_000, 2)).toBe(4096 * perToken);
  });

  test("Gemma 2 27B keeps all tokens in every other of its 46 layers, 4,096 in the rest", () => {
    const perLayer = 2 * 16 * 128 * 2;
    expect(keyValueBytes(named("Gemma 2 27B"), 8192, 2)).toBe(23 * (8192 + 4096) * perLayer);
  });

  test("gpt-oss-120b keeps all tokens in every other of its 36 layers, 128 in the rest", () => {
    const perLayer = 2 * 8 * 64 * 2;
    expect(keyValueBytes(named("gpt-oss-120b"), 10_000, 2)).toBe(18 * (10_000 + 128) * perLayer);
  });

  test("Falcon Mamba 7B keeps the same state whatever the length", () => {
    const model = named("Falcon Mamba 7B");
    expect(keyValueBytes(model, 100_000, 2)).toBe(keyValueBytes(model, 1, 2));
  });
});

describe("weights", () => {
  test("of DeepSeek-V3 fill 671 GB in eight bits", () => {
    expect(weightBytes(servedModel(named("DeepSeek-V3")), "fp8")).toBe(671e9);
  });

  test("of a mixture are read in part by few tokens and whole by many", () => {
    const mixtral = servedModel(named("Mixtral 8x7B"));
    const one = touchedWeightBytes(mixtral, "fp16", 1);
    // One token visits two experts of eight: the published 12.9 G parameters and the embedding.
    expect(one / 2 / 12.9e9).toBeCloseTo(1, 1);
    expect(touchedWeightBytes(mixtral, "fp16", 100)).toBeCloseTo(weightBytes(mixtral, "fp16"), -3);
  });
});
