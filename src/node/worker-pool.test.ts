import { afterAll, describe, expect, test } from "vitest";
import { createMachineEvaluators } from "../engine/machine-evaluator.ts";
import { createWorkerPool } from "./worker-pool.ts";

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
const draws = 500_003;
/** Hours of work. */
const MANY = 1e12;
const pools = [1, 2, 4].map((threads) => createWorkerPool(threads));
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

describe("worker pool", () => {
  test("gives the same counts with 1, 2 and 4 threads, for random draws and Sobol points", async () => {
    for (const method of ["random", "sobol"] as const) {
      const sampling = { seed: 5, method };
      const evaluator = createMachineEvaluators().makeEvaluator(program, sampling, "strict");
      evaluator.tally(0, draws);
      const expected = { done: draws, tallies: evaluator.takeTallies() };
      for (const pool of pools) {
        const result = await pool.run({ program, sampling, mode: "strict", draws });
        expect(result).toEqual(expected);
      }
    }
  });

  test("gives the same counts with 1, 2 and 4 threads in single precision", async () => {
    const sampling = { seed: 5, method: "sobol", precision: "single" } as const;
    const evaluator = createMachineEvaluators().makeEvaluator(program, sampling, "strict");
    evaluator.tally(0, draws);
    const expected = { done: draws, tallies: evaluator.takeTallies() };
    for (const pool of pools) {
      const result = await pool.run({ program, sampling, mode: "strict", draws });
      expect(result).toEqual(expected);
    }
  });

  test("runs several jobs one after another with the same workers", async () => {
    const sampling = { seed: 9, method: "random" as const };
    const counts: number[] = [];
    for (const some of [5000, 1_000_000, 5000]) {
      const result = await pools[1]?.run({ program, sampling, mode: "strict", draws: some });
      counts.push(result?.done ?? 0);
    }
    expect(counts).toEqual([5000, 1_000_000, 5000]);
  });

  test("stops soon after it is told to, and says how many samples are done", async () => {
    const sampling = { seed: 9, method: "random" as const };
    const told = new AbortController();
    const result = await pools[1]?.run({
      ...{ program, sampling, mode: "strict", draws: MANY, signal: told.signal },
      onProgress: () => told.abort(),
    });
    const counted = result?.tallies[0]?.counts.reduce((sum, count) => sum + count, 0);
    expect(result?.done).toBeGreaterThan(0);
    expect(result?.done).toBeLessThan(MANY);
    expect(counted).toBe(result?.done);
  });
});
