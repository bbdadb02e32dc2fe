// Claim: two threads against one on about 20 ms of work, the pool already running.
import { createWorkerPool } from "../dist/node/worker-pool.js";
import { programOf } from "./engine.mjs";
import { interleave, median } from "./interleave.mjs";
import { isMain, printRows, row } from "./report.mjs";

const wantedMs = 20;
const rounds = 25;
const bound = 1.85;

/** The rows of this claim. */
export async function threads() {
  const program = programOf("M2");
  const [one, two] = [createWorkerPool(1), createWorkerPool(2)];
  const timed = (pool, draws) => async () => {
    const start = performance.now();
    await pool.run({ program, sampling: { seed: 1, method: "random" }, mode: "strict", draws });
    return performance.now() - start;
  };
  const warm = [];
  for (let round = 0; round < 12; round++) {
    warm.push(await timed(one, 2 ** 17)());
    await timed(two, 2 ** 17)();
  }
  const draws = Math.round((2 ** 17 * wantedMs) / median(warm.slice(6)));
  const times = await interleave({ one: timed(one, draws), two: timed(two, draws) }, rounds);
  await Promise.all([one.close(), two.close()]);
  return [
    row("M2, two threads against one", times.one / times.two, bound, { n: draws, rounds, times }),
  ];
}

if (isMain(import.meta)) printRows(await threads());
