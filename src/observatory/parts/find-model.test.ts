import { describe, expect, test } from "vitest";
import { findModel } from "./find-model.ts";
import type { ScoredModel } from "./scored-model.ts";

const model = (version: string, eci: number, label = version): ScoredModel => ({
  version,
  label,
  date: "2025-01-01",
  organization: "A",
  open: false,
  eci,
  parameters: undefined,
  flop: undefined,
  usd: undefined,
});

const models = [
  model("gpt-4-0314", 125, "GPT-4 (Mar 2023)"),
  model("gpt-4o-2024-05-13", 128, "GPT-4o (May 2024)"),
  model("gpt-4o-2024-08-06", 129, "GPT-4o (Aug 2024)"),
  model("gpt-5-chat", 150),
  model("gpt-5-2025-08-07_low", 150, "GPT-5 (low)"),
  model("gpt-5-2025-08-07_high", 150, "GPT-5 (high)"),
  model("gpt-5-2025-08-07_unknown", 150, "GPT-5 (unknown thinking)"),
  model("claude-3-opus-20240229", 126, "Claude 3 Opus"),
  model("claude-opus-4_8K", 140),
  model("claude-opus-4_64K", 140),
  model("Kimi-K2-Instruct", 140, "Kimi K2 Instruct"),
];

function found(name: string) {
  const index = findModel(models, name);
  return index.ok ? models[index.value]?.version : index.error;
}

describe("a model's name", () => {
  test.each([
    ["GPT-5-Chat", "gpt-5-chat"],
    ["gpt-5 (LOW)", "gpt-5-2025-08-07_low"],
    ["gpt-5", "gpt-5-2025-08-07_high"],
    ["openai/gpt-5-2025-08-07", "gpt-5-2025-08-07_high"],
    ["Claude Opus 4", "claude-opus-4_64K"],
    ["claude-3-opus", "claude-3-opus-20240229"],
    ["gpt-4o-2024-05-13", "gpt-4o-2024-05-13"],
    ["kimi-k2", "Kimi-K2-Instruct"],
  ])("%s means %s", (name, version) => {
    expect(found(name)).toBe(version);
  });

  test("of two models is refused with both", () => {
    expect(found("gpt-4o")).toEqual({
      code: "ambiguous-bar",
      facts: { value: "gpt-4o", known: "gpt-4o-2024-05-13, gpt-4o-2024-08-06" },
    });
  });

  test.each([
    ["gpt-4", "gpt-4-0314, gpt-4o-2024-05-13, gpt-4o-2024-08-06"],
    ["claude-3", "claude-3-opus-20240229"],
    ["claude-9", "claude-3-opus-20240229, claude-opus-4_8K"],
    // Nothing begins alike: the records, of one day here the best.
    ["llama", "gpt-5-chat"],
  ])("%s, of no model, is refused with those that begin alike", (name, known) => {
    expect(found(name)).toEqual({ code: "unknown-bar", facts: { value: name, known } });
  });
});
