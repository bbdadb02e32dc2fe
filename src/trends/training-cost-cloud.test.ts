import { expect, test } from "vitest";
import { ratiosToPublished } from "../../test/support/published-costs.ts";
import { facts, observe, selected } from "../../test/support/trend.ts";
import { median } from "../stats/median.ts";
import { trainingCostCloud } from "./training-cost-cloud.ts";

test("costs are those of Epoch AI but for the month in whose prices they are stated", () => {
  const ratios = ratiosToPublished(trainingCostCloud, "cost_cloud_usd");
  expect(ratios.length).toBeGreaterThan(8);
  const deflators = facts.selectAll("deflator", { asOf: "2026-11-23", hindsight: false });
  const index = (date: string) =>
    deflators.ok ? Number(deflators.value.rows.find((row) => row.date === date)?.["index"]) : 0;
  // Ours are in prices of December 2023, the publisher's in those of its newest month, June 2025.
  const months = index("2023-12-01") / index("2025-06-01");
  // Both follow one recipe, so that half of the models agree to a part in a thousand.
  expect(Math.abs(median(ratios) / months - 1)).toBeLessThan(0.001);
});

test("renting GPT-4's chips cost the 77.5 million USD that Cottier et al. publish", () => {
  const gpt4 = observe(trainingCostCloud, "2024-07-31").find(({ label }) =>
    /^GPT-4 \(Mar/.test(label),
  );
  const nominal = gpt4?.receipt.inputs[0]?.value as number;
  // The embedded prices are those of a later edition of the same table.
  expect(nominal / 77.52e6).toBeCloseTo(1, 2);
});

test("every cost is computed from facts of the day, none is taken over", () => {
  const points = selected(observe(trainingCostCloud, "2023-12-28"));
  expect(points.length).toBeGreaterThan(20);
  expect(new Set(points.map(({ basis }) => basis))).toEqual(new Set(["bottom-up"]));
});
