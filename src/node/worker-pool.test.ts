import { afterAll, describe, expect, test } from "vitest";
import { createMachineEvaluators } from "../engine/machine-evaluator.ts";
import { createWorkerPool, type WorkerPool } from "./worker-pool.ts";

/** exp(0.5·normal) + uniform, and whether it is above 1.5. */
const program = {
  slots: 5,
  constants: [0.5, 1.5],
  tables: [],
  draws: [
    { kind: "normal", stream: 0, slot: 0 },
    { kind: "uniform", stream: 1, slot: 1 },
  ],
  before: [
    { op: "mul", target: 2, args: [0, -1] },
    { op: "exp", target: 2, args: [2] },
    { op: "add", target: 3, args: [2, 1] },
    { op: "lt", target: 4, args: [-2, 3] },
  ],
  loop: undefined,
  after: [],
  outputs: [3, 4],
} as const;
const draws = 200_003;
/** Hours of work. */
const MANY = 1e12;
const pools = new Map<number, WorkerPool>();
/** A pool of so many threads, which all tests share: each thread takes time to start. */
function poolOf(threads: number): WorkerPool {
  const pool = pools.get(threads) ?? createWorkerPool(threads);
  pools.set(threads, pool);
  return pool;
}
afterAll(() => Promise.all([...pools.values()].map((pool) => pool.close())));

describe("worker pool", () => {
  const counts =
    "of %i threads gives the counts of the machine, at random, on Sobol points, in single precision";
  const expectSame = async (threads: number) => {
    for (const sampling of [
      { seed: 5, method: "random" },
      { seed: 5, method: "sobol" },
      { seed: 5, method: "sobol", precision: "single" },
    ] as const) {
      const evaluator = createMachineEvaluators().makeEvaluator(program, sampling, "strict");
      evaluator.tally(0, draws);
      const expected = { done: draws, tallies: evaluator.takeTallies() };
      const result = await poolOf(threads).run({ program, sampling, mode: "strict", draws });
      expect(result).toEqual(expected);
    }
  };
  test.each([2])(counts, expectSame);
  test.each([1, 4])(counts, { tags: "long" }, expectSame);

  test("runs several jobs one after another with the same workers", async () => {
    const sampling = { seed: 9, method: "random" as const };
    const done: number[] = [];
    for (const some of [5000, 1_000_000, 5000]) {
      const result = await poolOf(2).run({ program, sampling, mode: "strict", draws: some });
      done.push(result.done);
    }
    expect(done).toEqual([5000, 1_000_000, 5000]);
  });

  test("stops soon after it is told to, and says how many samples are done", async () => {
    const sampling = { seed: 9, method: "random" as const };
    const told = new AbortController();
    const result = await poolOf(2).run({
      ...{ program, sampling, mode: "strict", draws: MANY, signal: told.signal },
      onProgress: () => told.abort(),
    });
    const counted = result.tallies[0]?.counts.reduce((sum, count) => sum + count, 0);
    expect(result.done).toBeGreaterThan(0);
    expect(result.done).toBeLessThan(MANY);
    expect(counted).toBe(result.done);
  });
});
