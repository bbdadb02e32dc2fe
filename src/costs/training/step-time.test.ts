import { describe, expect, test } from "vitest";
import { embeddedStore } from "../../../test/support/facts.ts";
import { roundChip, SMALL_ACTIVE, smallModel } from "../../../test/support/small-serving.ts";
import { must } from "../../base/outcome.ts";
import { openFacts } from "../../data/facts.ts";
import { findArchitecture, readArchitectures } from "../architecture/read-architectures.ts";
import { findPlannerChip, readPlannerChips } from "../hardware/read-planner-chips.ts";
import type { ParallelPlan } from "./parallel-plan.ts";
import { priorEfficiencies } from "./step-efficiencies.ts";
import { stepJudgements, stepTime, type TrainingFormat } from "./step-time.ts";
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
  const linked = {
    ...roundChip,
    peak: { fp16: 1e15, fp8: 2e15, fp4: 4e15 },
    powerWatt: 500,
    scaleUpBandwidth: 4e11,
    scaleOutBandwidth: 1e10,
    scaleUpChips: 8,
  };
  const work = trainingWork(smallModel(1e9), 1000);
  const small = (plan: Partial<ParallelPlan>, format: TrainingFormat = "bf16") =>
    stepTime(work, { ...onOne, ...plan }, { chip: linked, peak: 1e15, sequence: 1000, format });
  /** A matrix is as wide as the heads, 400, and split by the ranks. */
  const width = (ranks: number) => 400 / ranks / (400 / ranks + judged.halfWidth);
  const found = priorEfficiencies;
  /** Fewer watts for each FLOP/s than an H100 has. */
  const level = (500 / 1e15 / (700 / 989.4e12)) ** found.powerGain;
  const reached = 1e15 * found.products * level;
  /** Attention to 500 tokens in ten layers; parameters, of which the output embedding is apart. */
  const attention = 10 * 12 * 8 * 50 * 500;
  const head = 6 * work.headParameters;
  const dense = 6 * SMALL_ACTIVE - head;
  const seconds = dense / (reached * width(1)) + head / reached;

  test("computes at the efficiency of kernels of that width", () => {
    expect(small({})).toMatchObject({ tokens: 1000, tensor: 0, expert: 0, data: 0, bubble: 0 });
    expect(small({}).compute / (1000 * seconds)).toBeCloseTo(1, 12);
  });

  test("in eight bits is as much faster as the chip's peak and the scaling allow, but for the output embedding and attention", () => {
    const eight = dense / (reached * 2 * found.eightBit * width(1)) + head / reached;
    expect(small({}, "fp8").compute / (1000 * eight)).toBeCloseTo(1, 12);
    expect(small({}, "fp8").attention).toBe(small({}).attention);
  });

  test("in four bits leaves 15 % of the products in sixteen", () => {
    const layers = dense / (reached * width(1));
    const four = layers * (0.15 + 0.85 / (4 * found.fourBit)) + head / reached;
    expect(small({}, "fp4").compute / (1000 * four)).toBeCloseTo(1, 12);
    const { peak, ...without } = linked;
    const onOther = { ...without, peak: { fp16: peak.fp16 } };
    const setting = { chip: onOther, peak: 1e15, sequence: 1000 };
    expect(stepTime(work, onOne, { ...setting, format: "fp4" })).toEqual(
      stepTime(work, onOne, { ...setting, format: "bf16" }),
    );
  });

  test("attends at an efficiency of its own, and at half of it where a sequence is split", () => {
    const alone = (1000 * attention) / (1e15 * found.attention);
    expect(small({}).attention / alone).toBeCloseTo(1, 12);
    expect(small({ context: 2 }).attention / (alone / 2 / found.ring)).toBeCloseTo(1, 12);
    // Where attention is computed again, the forward third is done twice.
    expect(small({ recomputation: "selective" }).attention / (alone * (4 / 3))).toBeCloseTo(1, 12);
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
    const step = small({ pipeline: 4, microBatches: 8 });
    const { compute, attention: attending, elementwise, bubble, total } = step;
    expect(compute / ((8000 * seconds * (3 / 2.5)) / 4)).toBeCloseTo(1, 12);
    expect(bubble / ((compute + attending + elementwise) * (3 / 8))).toBeCloseTo(1, 12);
    expect(total).toBeCloseTo(compute + attending + elementwise + bubble, 12);
  });
});

describe("a step of a mixture of experts", () => {
  const mixture = must(findArchitecture(must(readArchitectures(facts, window)), "qwen3-30b-a3b"));
  const work = trainingWork(mixture, 4096);
  const on = (expert: number, scaleUpChips: number) =>
    stepTime(
      work,
      { ...onOne, data: 16, expert },
      { chip: { ...chip, scaleUpChips }, peak: 989e12, sequence: 4096, format: "bf16" },
    );

  test("exchanges tokens far more slowly where its experts are spread over several domains", () => {
    expect(on(16, 8).expert / on(16, 64).expert).toBeGreaterThan(5);
    expect(on(1, 8).expert).toBe(0);
  });

  test("sends at most four copies of a token, forward and backward, there and back", () => {
    const bytes = 4096 * 4 * 48 * 4 * 2048 * 2;
    const link = (chip.scaleOutBandwidth ?? 0) * stepJudgements.linkEfficiency;
    expect(on(16, 8).expert / ((priorEfficiencies.exposedExpert * bytes) / link)).toBeCloseTo(
      1,
      12,
    );
  });
});
