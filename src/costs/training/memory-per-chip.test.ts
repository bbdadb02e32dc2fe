import { expect, test } from "vitest";
import { SMALL_ACTIVE, smallModel } from "../../../test/support/small-serving.ts";
import { largestPart, memoryPerChip } from "./memory-per-chip.ts";
import type { ParallelPlan } from "./parallel-plan.ts";
import { trainingWork } from "./training-work.ts";

/** All parameters of the small model are used for every token: its embeddings are tied. */
const work = trainingWork(smallModel(1e9), 1000);
/** The same with a million parameters in eight experts. */
const sparse = { ...work, expertParameters: 1e6, experts: 8 };

const onOne: ParallelPlan = {
  ...{ tensor: 1, pipeline: 1, data: 1, expert: 1, context: 1, shardingStage: 1 },
  ...{ microBatch: 1, microBatches: 8, interleave: 1, recomputation: "selective" },
};
const memory = (plan: Partial<ParallelPlan>, of = work) =>
  memoryPerChip(of, { ...onOne, ...plan }, 1000);

test("a parameter takes 2, 4 and 12 bytes, divided by tensor ranks and stages", () => {
  for (const [plan, parts] of [
    [{}, 1],
    [{ tensor: 4, pipeline: 5 }, 20],
  ] as const) {
    expect(memory(plan).weights).toBeCloseTo((2 * SMALL_ACTIVE) / parts, 4);
    expect(memory(plan).gradients).toBeCloseTo((4 * SMALL_ACTIVE) / parts, 4);
    expect(memory(plan).optimizer).toBeCloseTo((12 * SMALL_ACTIVE) / parts, 4);
  }
});

test("copies share the optimiser from stage 1, gradients from 2, weights from 3", () => {
  // Two data ranks of two context ranks each are four copies.
  const shared = (shardingStage: 1 | 2 | 3) => memory({ data: 2, context: 2, shardingStage });
  expect(shared(1)).toMatchObject({ weights: 2 * SMALL_ACTIVE, gradients: 4 * SMALL_ACTIVE });
  expect(shared(1).optimizer).toBe(3 * SMALL_ACTIVE);
  expect(shared(2)).toMatchObject({ weights: 2 * SMALL_ACTIVE, gradients: SMALL_ACTIVE });
  // The weights of two of ten layers are gathered while they are in use.
  expect(shared(3).weights).toBe(0.5 * SMALL_ACTIVE + 0.4 * SMALL_ACTIVE);
});

test("experts are spread over data ranks, and shared by the copies that are left", () => {
  const spread = memory({ data: 16, expert: 8, shardingStage: 2 }, sparse);
  expect(spread.weights).toBe(2 * (SMALL_ACTIVE + 1e6 / 8));
  // Sixteen copies of the rest, two of each expert.
  expect(spread.gradients).toBe(4 * (SMALL_ACTIVE / 16 + 1e6 / 8 / 2));
  const gathered = memory({ data: 16, expert: 8, shardingStage: 3 }, sparse);
  expect(gathered.weights).toBeCloseTo(
    2 * (SMALL_ACTIVE / 16 + 1e6 / 16) + 0.4 * (SMALL_ACTIVE + 1e6 / 8),
    4,
  );
});

test("activations: 18,400 bytes a token and layer, for micro-batches in flight", () => {
  const all = 1000 * 10 * 18_400;
  expect(memory({}).activations).toBe(all);
  expect(memory({ microBatch: 2, tensor: 4, context: 2 }).activations).toBe(all / 4);
  // Four stages hold as many micro-batches of a quarter of the layers; two are all there are.
  expect(memory({ pipeline: 4 }).activations).toBe(all);
  expect(memory({ pipeline: 4, microBatches: 2 }).activations).toBe(all / 2);
  expect(memory({ pipeline: 4, interleave: 2 }).activations).toBe(all * (1 + 3 / 8));
});

test("recomputed whole, a layer leaves its input of 2,000 bytes, and one is present in full", () => {
  expect(memory({ recomputation: "full", tensor: 2 }).activations).toBe(
    (1000 * (10 * 2000 + 18_400)) / 2,
  );
});

test("logits of 100 words in four bytes stand beside the four gigabytes of libraries", () => {
  expect(memory({}).buffers).toBe(4e9 + 1000 * 100 * 4);
  expect(memory({ tensor: 2, pipeline: 2, context: 2 }).buffers).toBe(4e9 + (1000 * 100 * 4) / 8);
});

test("the total is the sum, and its largest part has a name", () => {
  const { total, ...parts } = memory({});
  expect(total).toBe(Object.values(parts).reduce((sum, part) => sum + part, 0));
  expect(largestPart(memory({}))).toBe("buffers");
  expect(largestPart({ ...memory({}), optimizer: 5e9 })).toBe("optimizer");
});
