import { describe, expect, test } from "vitest";
import { roundChip, smallModel } from "../../../test/support/small-serving.ts";
import { memoryPerChip } from "./memory-per-chip.ts";
import { chipsOf } from "./parallel-plan.ts";
import { type PlanTask, searchPlan } from "./search-plan.ts";
import { stepMfu, stepTime } from "./step-time.ts";
import { trainingWork } from "./training-work.ts";

const linked = { ...roundChip, scaleUpBandwidth: 4e11, scaleOutBandwidth: 1e10, scaleUpChips: 8 };
const task: PlanTask = {
  ...{ work: trainingWork(smallModel(1e9), 1000), chip: linked, peak: 1e15, sequence: 1000 },
  ...{ format: "bf16", chips: 1, batchTokens: 4000, recomputations: ["selective"] },
};
const found = (change: Partial<PlanTask> = {}) => {
  const plan = searchPlan({ ...task, ...change });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
};

describe("on one chip", () => {
  test("micro-batches make up the batch, and all three sharding stages are weighed", () => {
    const { plan, weighed } = found();
    expect(plan).toMatchObject({ tensor: 1, pipeline: 1, data: 1, expert: 1, context: 1 });
    expect(plan.microBatch * plan.microBatches).toBe(4);
    // Micro-batches of 1, 2 and 4 sequences in three stages of sharding.
    expect(weighed).toBe(9);
  });

  test("each policy of recomputation is weighed", () => {
    const both = found({ recomputations: ["selective", "full"] });
    expect(both.weighed).toBe(18);
    expect(both.plan.recomputation).toBe("selective");
  });

  test.each([
    // Micro-batches of 1, 2 and 4 sequences give 3,000, 4,000 and 4,000 tokens.
    [3000, 3],
    // 4,000 tokens are more than 1.34 times as many, and 2,000 too few.
    [2985, 1],
    [2000, 2],
    [747, 1],
    [1339, 1],
  ])("a batch of %i tokens is met within 34 %", (batchTokens, sizes) => {
    expect(found({ batchTokens }).weighed).toBe(3 * sizes);
  });

  test("a batch that no whole sequence comes near has no plan", () => {
    for (const batchTokens of [745, 1341]) {
      expect(searchPlan({ ...task, batchTokens })).toMatchObject({
        ok: false,
        error: { code: "no-plan", facts: { chips: 1, value: batchTokens } },
      });
    }
  });

  test("memory that is too small is said in gigabytes, with the part that overflows", () => {
    const small = { ...linked, memoryBytes: 2e9 };
    const lean = memoryPerChip(
      task.work,
      { ...found().plan, microBatch: 1, microBatches: 4, shardingStage: 1 },
      1000,
    );
    expect(searchPlan({ ...task, chip: small })).toMatchObject({
      ok: false,
      error: {
        code: "plan-does-not-fit",
        facts: { part: "buffers", value: "4.0", total: (lean.total / 1e9).toFixed(1), rule: "2.0" },
      },
    });
    expect(found({ chip: { ...linked, memoryBytes: lean.total } }).plan.microBatch).toBe(1);
  });
});

describe("on many chips", () => {
  test("the plan uses all but a fiftieth of them, within a domain's tensor ranks", () => {
    for (const chips of [16, 50, 64]) {
      const { plan } = found({ chips, batchTokens: 256_000 });
      expect(chipsOf(plan)).toBeLessThanOrEqual(chips);
      expect(chipsOf(plan)).toBeGreaterThanOrEqual(0.98 * chips);
      expect(plan.tensor).toBeLessThanOrEqual(8);
    }
  });

  test("what is reported is the plan's own memory, time and utilisation", () => {
    const { plan, memory, time, mfu } = found({ chips: 16, batchTokens: 64_000 });
    expect(memory).toEqual(memoryPerChip(task.work, plan, 1000));
    expect(time).toEqual(stepTime(task.work, plan, task));
    expect(mfu).toBe(stepMfu(task.work, time, 1e15, 16));
  });

  test("a pipeline has no more stages than layers and never shares weights", () => {
    // One sequence a copy: a thousand tokens on 16 chips leave nothing to divide but the model.
    const { plan } = found({ chips: 16, batchTokens: 1000 });
    expect(plan.data).toBe(1);
    expect(plan.tensor * plan.pipeline).toBe(16);
    expect(plan.pipeline).toBeLessThanOrEqual(10);
    expect(plan.shardingStage).toBeLessThan(3);
  });

  test("a long sequence is cut into pieces of 4,096 tokens at the least", () => {
    const work = trainingWork(smallModel(1e9), 8192);
    const long = (sequence: number) =>
      searchPlan({ ...task, work, sequence, chips: 16, batchTokens: sequence });
    const cut = long(32_768);
    expect(cut.ok && cut.value.plan.context).toBeLessThanOrEqual(8);
    const whole = long(4096);
    expect(whole.ok && whole.value.plan.context).toBe(1);
  });

  test("experts are spread over ranks that divide them", () => {
    // 24 billion parameters in 24 experts: only an eighth of them fits beside its optimiser.
    const work = { ...task.work, expertParameters: 24e9, experts: 24, expertsActive: 2 };
    const single = { ...linked, scaleUpChips: 1, memoryBytes: 1.4e10 };
    const { plan } = found({ work, chip: single, chips: 64, batchTokens: 64_000 });
    expect(plan.expert).toBe(8);
  });
});

describe("a plan that is given", () => {
  const eight = { chips: 8, batchTokens: 8000 };

  test("is taken as it is, and only the rest is searched", () => {
    const fixed = { tensor: 2, pipeline: 2, context: 1, shardingStage: 1, microBatch: 1 } as const;
    const { plan, weighed } = found({ ...eight, fixed });
    expect(plan).toMatchObject({ ...fixed, data: 2, expert: 1 });
    expect(weighed).toBeLessThan(found(eight).weighed);
  });

  test("is no faster than the one found", () => {
    const free = found(eight).time.total;
    expect(found({ ...eight, fixed: { tensor: 8 } }).time.total).toBeGreaterThanOrEqual(free);
  });

  test("that does not fit says by how much, and one that does not divide is none", () => {
    const small = { ...linked, memoryBytes: 4.2e9 };
    const fixed = { tensor: 1, pipeline: 1, shardingStage: 1 } as const;
    expect(searchPlan({ ...task, ...eight, chip: small, fixed })).toMatchObject({
      error: { code: "plan-does-not-fit", facts: { rule: "4.2" } },
    });
    expect(searchPlan({ ...task, ...eight, fixed: { tensor: 3 } })).toMatchObject({
      error: { code: "no-plan" },
    });
  });
});
