import { expect, test } from "vitest";
import { ratiosToPublished } from "../../test/support/published-costs.ts";
import { observe } from "../../test/support/trend.ts";
import { median } from "../stats/median.ts";
import { trainingCostAcquisition } from "./training-cost-acquisition.ts";
import { trainingCostAmortised } from "./training-cost-amortised.ts";

test("costs are those of Epoch AI but for the month in whose prices they are stated", () => {
  const ratios = ratiosToPublished(trainingCostAcquisition, "cost_upfront_usd");
  expect(ratios.length).toBeGreaterThan(8);
  // Prices of December 2023 over those of June 2025 are 0.9626, as for the rented costs.
  expect(median(ratios)).toBeCloseTo(0.9626, 3);
});

test("a cluster costs more than what one run wears of it", () => {
  const amortised = new Map(
    observe(trainingCostAmortised, "2026-11-23").map(({ id, value }) => [id, value]),
  );
  const both = observe(trainingCostAcquisition, "2026-11-23").filter(({ id }) => amortised.has(id));
  expect(both.length).toBeGreaterThan(30);
  for (const { id, value, label } of both) {
    expect(value, label).toBeGreaterThan(amortised.get(id) ?? Infinity);
  }
});
