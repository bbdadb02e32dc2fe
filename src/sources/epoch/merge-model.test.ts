import { expect, test } from "vitest";
import { activeParameters } from "./merge-model.ts";

test.each([
  ["975B total, 41B active", 41e9],
  ["1.04 trillion total parameters, 32 billion activated parameters", 32e9],
  ["MoE, 519B parameters, active parameters 33B", 33e9],
  ["Total: 250.3B, Active: 14.7B per token", 14.7e9],
  ["671B total, 37B activated per token", 37e9],
  ["Rumored to be 1.8T parameter MoE with 280B activated on the forward pass", 280e9],
  ["7B", undefined],
  ["", undefined],
  [undefined, undefined],
])("of the note %j, %j parameters are active", (note, parameters) => {
  expect(activeParameters(note)).toBe(parameters);
});
