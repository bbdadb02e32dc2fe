import { expect, test } from "vitest";
import { modelKeys } from "./model-id.ts";

test("a router's prefix, a region and an effort level do not make another model", () => {
  const key = modelKeys("claude-opus-4-20250514").dated;
  expect(modelKeys("openrouter/anthropic/claude-opus-4-20250514").dated).toBe(key);
  expect(modelKeys("anthropic.claude-opus-4-20250514-v1:0").dated).toBe(key);
  expect(modelKeys("claude-opus-4-20250514_16k").dated).toBe(key);
});

test("a release date is told apart and can be left out", () => {
  const dated = modelKeys("gpt-4o-2024-05-13");
  expect(dated).toEqual({ dated: "gpt4o20240513", undated: "gpt4o", hasDate: true });
  expect(modelKeys("gpt-4o").hasDate).toBe(false);
  expect(modelKeys("claude-3-opus@20240229").undated).toBe("claude3opus");
});

test("models of one family stay different models", () => {
  const names = [
    "gpt-4",
    "gpt-4-turbo",
    "gpt-4o",
    "gpt-4o-mini",
    "gpt-3.5-turbo",
    "gpt-3.5-turbo-instruct",
  ];
  expect(new Set(names.map((name) => modelKeys(name).undated)).size).toBe(names.length);
});

test("an open model is the same with and without its tuning suffix at hosts", () => {
  const key = modelKeys("Llama-3.1-405B").undated;
  expect(modelKeys("meta-llama/Llama-3.1-405B-Instruct").undated).toBe(key);
  expect(modelKeys("Llama-3.1-405B-Instruct-Turbo").undated).toBe(key);
  expect(modelKeys("Llama 2-70B Chat").undated).toBe(modelKeys("Llama-2-70b-chat-hf").undated);
});

test("hosts that write p for a point and v before a number name the same model", () => {
  expect(modelKeys("llama-v3p1-405b-instruct").dated).toBe(modelKeys("Llama-3.1-405B").dated);
  expect(modelKeys("qwen2p5-coder-1p5b").dated).toBe(modelKeys("Qwen2.5-Coder-1.5B").dated);
});

test("a version of a listing is dropped, a version of a model is not", () => {
  expect(modelKeys("nova-pro-v1").dated).toBe(modelKeys("nova-pro").dated);
  expect(modelKeys("deepseek-v2").dated).not.toBe(modelKeys("deepseek-v3").dated);
  expect(modelKeys("claude-v2").dated).toBe(modelKeys("claude-2.0").dated);
});

test.each(["constructor", "__proto__", "toString"])("%s is a name like others", (name) => {
  expect(modelKeys(name).dated).toBe(name.toLowerCase().replace(/_/g, ""));
});
