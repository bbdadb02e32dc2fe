import { expect, test } from "vitest";
import { modelMaker } from "./model-maker.ts";

test.each([
  ["gpt-4-0314", "OpenAI", false],
  ["o1-mini-2024-09-12_high", "OpenAI", false],
  ["claude-3-opus-20240229", "Anthropic", false],
  ["gemini-1.5-pro-001", "Google", false],
  ["gemma-2-27b-it", "Google", true],
  ["Meta-Llama-3-70B-Instruct", "Meta", true],
  ["Llama-2-70b-hf", "Meta", true],
  ["qwen-max-2025-01-25", "Alibaba", false],
  ["qwen2-72b-instruct", "Alibaba", true],
  ["mistral-large-2407", "Mistral AI", true],
  ["mistral-large-2402", "Mistral AI", false],
  ["mistral-medium-2505", "Mistral AI", false],
  ["DeepSeek-R1-Distill-Llama-70B", "DeepSeek", true],
  ["amazon.nova-pro-v1:0", "Amazon", false],
])("%s is a model of %s", (name, organization, open) => {
  expect(modelMaker(name)).toEqual({ organization, open });
});

test("a family whose members differ in openness says nothing of it", () => {
  expect(modelMaker("Kimi-K2-Instruct")).toEqual({ organization: "Moonshot AI" });
});

test("a name of no known family has no maker", () => {
  expect(modelMaker("some-model")).toBeUndefined();
});
