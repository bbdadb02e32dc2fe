import { expect, test } from "vitest";
import { observe } from "../../test/support/trend.ts";
import { trainingCostAmortised } from "./training-cost-amortised.ts";

const points = observe(trainingCostAmortised, "2026-11-23");

test("the costs are those that Epoch publishes: Grok 4 388 million USD, Llama 3.1-405B 52.9", () => {
  const cost = (label: string) => points.find((point) => point.label === label)?.value ?? 0;
  expect(cost("Grok 4") / 1e6).toBeCloseTo(388, 0);
  expect(cost("Llama 3.1-405B") / 1e6).toBeCloseTo(52.9, 1);
});

test("a cost published later than the as-of date is not seen, though the model was out", () => {
  const early = observe(trainingCostAmortised, "2024-01-31");
  expect(early.some(({ label }) => label.startsWith("GPT-4 (Mar"))).toBe(false);
  expect(
    observe(trainingCostAmortised, "2024-01-31", true).some(({ label }) =>
      label.startsWith("GPT-4 (Mar"),
    ),
  ).toBe(true);
});
