import { expect, test } from "vitest";
import { carried, disagreeing } from "../../../test/support/replication.ts";
import { replicateOne } from "../replicate-all.ts";
import { trainingCost202506 } from "./training-cost-2025-06.ts";

test("the publisher's later table agrees but for the models of 2025, whose price index was revised", () => {
  const rows = replicateOne(trainingCost202506, carried);
  const differing = rows.filter(({ verdict }) => verdict === "differs");
  expect(disagreeing(rows)).toEqual([
    "training-cost-2025-06/amortised/grok-3",
    "training-cost-2025-06/amortised/gpt-4.5",
    "training-cost-2025-06/amortised/llama-4-behemoth-preview",
    "training-cost-2025-06/amortised/claude-3.7-sonnet",
    "training-cost-2025-06/notebook/grok-3",
  ]);
  expect(differing.every(({ reason }) => reason?.kind === "explanation")).toBe(true);
  // One month, one factor: what the explanation claims of February 2025.
  const factors = differing
    .filter(({ id }) => /amortised\/(grok-3|gpt-4.5|claude-3.7-sonnet)$/.test(id))
    .map(({ ours, published }) => (ours as number) / published);
  expect(factors).toHaveLength(3);
  for (const factor of factors) expect(factor).toBeCloseTo(factors[0] as number, 8);
});
