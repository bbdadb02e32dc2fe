import { describe, expect, test } from "vitest";
import { embeddedStore } from "../../../test/support/facts.ts";
import { must } from "../../base/outcome.ts";
import { openFacts } from "../../data/facts.ts";
import { findArchitecture, readArchitectures } from "../architecture/read-architectures.ts";
import { findPlannerChip, readPlannerChips } from "../hardware/read-planner-chips.ts";
import type { ParallelPlan } from "./parallel-plan.ts";
import { stepTime } from "./step-time.ts";
import { trainingWork } from "./training-work.ts";

const facts = openFacts(embeddedStore);
const window = { asOf: "2026-11-23", hindsight: false };
const architecture = must(
  findArchitecture(must(readArchitectures(facts, window)), "llama-3.1-70b"),
);
const chip = must(findPlannerChip(must(readPlannerChips(facts, window)), "h100-sxm"));
const { scaleUpBandwidth: _, scaleOutBandwidth: __, ...alone } = chip;

const onOne: ParallelPlan = {
  ...{ tensor: 1, pipeline: 1, data: 1, expert: 1, context: 1, shardingStage: 1 },
  ...{ microBatch: 1, microBatches: 1, interleave: 1, recomputation: "none" },
};

const timeOf = (plan: ParallelPlan) =>
  stepTime(trainingWork(architecture, 4096), plan, {
    ...{ chip: alone, peak: 989.4e12, sequence: 4096, format: "bf16" },
  });

describe("a chip without links", () => {
  test("needs no time for what it does not send", () => {
    const { tensor, expert, data, total } = timeOf(onOne);
    expect([tensor, expert, data]).toEqual([0, 0, 0]);
    expect(total).toBeGreaterThan(0);
  });

  test("never ends what it has to send", () => {
    expect(timeOf({ ...onOne, tensor: 2 }).tensor).toBe(Number.POSITIVE_INFINITY);
    expect(timeOf({ ...onOne, data: 2 }).data).toBe(Number.POSITIVE_INFINITY);
  });
});
