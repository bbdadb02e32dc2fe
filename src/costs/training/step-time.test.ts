import { describe, expect, test } from "vitest";
import { embeddedStore } from "../../../test/support/facts.ts";
import { roundChip, SMALL_ACTIVE, smallModel } from "../../../test/support/small-serving.ts";
import { must } from "../../base/outcome.ts";
import { openFacts } from "../../data/facts.ts";
import { findArchitecture, readArchitectures } from "../architecture/read-architectures.ts";
import { findPlannerChip, readPlannerChips } from "../hardware/read-planner-chips.ts";
import type { ParallelPlan } from "./parallel-plan.ts";
import { stepJudgements, stepTime } from "./step-time.ts";
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

describe("a step of a small model, by hand", () => {
  const judged = stepJudgements;
  /** Links of 2 × 10^11 byte/s inside a domain of eight chips and 10^10 beyond. */
  const linked = { ...roundChip, scaleUpBandwidth: 4e11, scaleOutBandwidth: 1e10, scaleUpChips: 8 };
  const work = trainingWork(smallModel(1e9), 1000);
  const small = (plan: Partial<ParallelPlan>, format: "bf16" | "fp8" = "bf16") =>
    stepTime(work, { ...onOne, ...plan }, { chip: linked, peak: 1e15, sequence: 1000, format });
  /** A matrix is as wide as the heads, 400, and split by the ranks. */
  const width = (ranks: number) => 400 / ranks / (400 / ranks + judged.halfWidth);
  /** Parameters, and attention to 500 tokens in ten layers. */
  const flop = 6 * SMALL_ACTIVE + 10 * 12 * 8 * 50 * 500;

  test("computes at the efficiency of kernels of that width", () => {
    const seconds = (1000 * flop) / (1e15 * judged.kernelEfficiency * width(1));
    expect(small({})).toMatchObject({ tokens: 1000, tensor: 0, expert: 0, data: 0, bubble: 0 });
    expect(small({}).compute / seconds).toBeCloseTo(1, 12);
    expect(small({}, "fp8").compute / (seconds / judged.eightBitGain)).toBeCloseTo(1, 12);
  });

  test("moves saved activations six times, and a third more where all are computed again", () => {
    // Per layer: norms and input 6,000, attention 2,400, and 2,000 + 8,000 of the feed-forward part.
    const seconds = (judged.moves * 10 * 18_400 * 1000) / 1e12;
    expect(small({}).elementwise / seconds).toBeCloseTo(1, 12);
    expect(small({ recomputation: "full" }).elementwise / seconds).toBeCloseTo(4 / 3, 12);
  });

  test("sends eight times 1,000 elements of two bytes a token and layer between tensor ranks", () => {
    const bytes = 1000 * 8 * 1000 * 2 * 10;
    const seconds = (ranks: number) =>
      (judged.exposedTensor * bytes * (1 - 1 / ranks)) / (2e11 * judged.linkEfficiency);
    expect(small({ tensor: 2 }).tensor / seconds(2)).toBeCloseTo(1, 12);
    expect(small({ tensor: 8 }).tensor / seconds(8)).toBeCloseTo(1, 12);
  });

  test("passes keys and values around the ring of a split sequence, forward and backward", () => {
    // Each of two ranks sends 8,000 bytes for each of its 500 tokens, twice; of four, for 250 to
    // three others.
    const seconds = (bytes: number) =>
      (judged.exposedTensor * bytes) / (2e11 * judged.linkEfficiency);
    expect(small({ context: 2 }).tensor / seconds(2 * 8000 * 500)).toBeCloseTo(1, 12);
    expect(small({ context: 4 }).tensor / seconds(2 * 8000 * 250 * 3)).toBeCloseTo(1, 12);
  });

  test("waits for the pipeline to fill, and for the fullest stage", () => {
    // Ten layers in four stages: three in the fullest.
    const { compute, elementwise, bubble, total } = small({ pipeline: 4, microBatches: 8 });
    const seconds = (8000 * flop * (3 / 2.5)) / (4 * 1e15 * judged.kernelEfficiency * width(1));
    expect(compute / seconds).toBeCloseTo(1, 12);
    expect(bubble / ((compute + elementwise) * (3 / 8))).toBeCloseTo(1, 12);
    expect(total).toBeCloseTo(compute + elementwise + bubble, 12);
  });
});
