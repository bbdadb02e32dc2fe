import { expect, test } from "vitest";
import { costFactsFile as file, readCostFacts, unknownModel } from "./cost-facts.ts";

const text = `
earlier_inputs:
  - { model: GOAT, hardware: Google TPU v3, flop: 7.8e22 }
stated_by_hand: [HyenaDNA]
added_later: [PLUG]
`;

test("inputs are kept by model, with what was known of them", () => {
  const facts = readCostFacts(new Map([[file, text]]));
  expect(facts.ok && facts.value.earlierInputs.get("GOAT")).toEqual({
    hardware: "Google TPU v3",
    flop: 7.8e22,
  });
});

test("a model without a published cost is found in each of the lists", () => {
  const facts = readCostFacts(new Map([[file, text]]));
  if (!facts.ok) throw new Error(JSON.stringify(facts.error));
  const without = (...models: string[]) =>
    unknownModel(facts.value, new Map(models.map((model) => [model, 1])));
  expect(without("GOAT", "HyenaDNA", "PLUG")).toBeUndefined();
  expect(without("HyenaDNA", "PLUG")).toBe("GOAT");
  expect(without("GOAT", "PLUG")).toBe("HyenaDNA");
  expect(without("GOAT", "HyenaDNA")).toBe("PLUG");
});
