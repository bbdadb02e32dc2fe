import { expect, test } from "vitest";
import {
  isOtherProduct,
  isRegional,
  isRollingAlias,
  modelOf,
  providerOf,
} from "./price-listing.ts";

test.each([
  ["accounts/fireworks/models/deepseek-v3p1", "deepseek-v3p1"],
  ["anthropic.claude-3-opus-20240229-v1:0", "claude-3-opus-20240229"],
  ["together_ai/deepseek-ai/DeepSeek-R1", "deepseek-r1"],
  ["openai.gpt-oss-120b-1:0", "gpt-oss-120b"],
  ["gpt-4o", "gpt-4o"],
])("%s is %s", (listing, model) => {
  expect(modelOf(listing)).toBe(model);
});

test("resellers are no providers, Azure is one wherever it is filed", () => {
  expect(providerOf("openrouter", "openai/gpt-4o")).toBeUndefined();
  expect(providerOf("openai", "azure/gpt-4.5-preview")).toBe("azure");
  expect(providerOf("bedrock_converse", "x")).toBe(providerOf("aws", "x"));
});

test("a rolling name is one without a version that the provider moves", () => {
  const rolling = ["deepseek-chat", "mistral-large-latest", "qwen-max", "gpt-3.5-turbo"];
  expect(rolling.every(isRollingAlias)).toBe(true);
  const fixed = ["deepseek-v3", "mistral-large-2411", "qwen3-max", "gpt-4o", "claude-opus-4-1"];
  expect(fixed.some(isRollingAlias)).toBe(false);
});

test("regions and other products are told from models", () => {
  expect(isRegional("us.anthropic.claude-opus-4-6-v1")).toBe(true);
  expect(isRegional("azure/eu/gpt-4o-2024-08-06")).toBe(true);
  expect(isRegional("azure/gpt-4o")).toBe(false);
  expect(isOtherProduct("ft:gpt-4o")).toBe(true);
  expect(isOtherProduct("gpt-4o-realtime-preview")).toBe(true);
  expect(isOtherProduct("together-ai-41.1b-80b")).toBe(true);
  expect(isOtherProduct("llama-3.2-90b-vision-instruct")).toBe(false);
});
