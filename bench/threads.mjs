// Claim: two threads against one on about 20 ms of work, the pool already running.
import { createWorkerPool } from "../dist/node/worker-pool.js";
import { programOf } from "./engine.mjs";
import { interleave, median } from "./interleave.mjs";
import { isMain, printRows, row } from "./report.mjs";
import { compileLimit } from "./yardsticks.mjs";

const wantedMs = 20;
const rounds = 41;
const bound = 1.85;

/** The rows of this claim. What C gains from a second thread says what the host has to give. */
export async function threads() {
  const program = programOf("M2");
  const [one, two] = [createWorkerPool(1), createWorkerPool(2)];
  const limit = compileLimit();
  const timed = (pool, draws) => async () => {
    const start = performance.now();
    await pool.run({ program, sampling: { seed: 1, method: "random" }, mode: "strict", draws });
    return performance.now() - start;
  };
  const warm = [];
  for (let round = 0; round < 30; round++) {
    warm.push(await timed(one, 2 ** 17)());
    await timed(two, 2 ** 17)();
  }
  const draws = Math.round((2 ** 17 * wantedMs) / median(warm.slice(15)));
  const inC = (count) => () => (limit.run("M2", draws, count) * draws) / 1e6;
  const times = await interleave(
    {
      one: timed(one, draws),
      two: timed(two, draws),
      ...("run" in limit ? { "C one": inC(1), "C two": inC(2) } : {}),
    },
    rounds,
  );
  await Promise.all([one.close(), two.close()]);
  const gained = times["C one"] / times["C two"];
  const gain = "run" in limit ? gained.toPrecision(3) : "not run";
  return [
    row("M2, two threads against one", times.one / times.two, bound, {
      n: draws,
      rounds,
      "C gains": gain,
      times,
    }),
  ];
}

if (isMain(import.meta)) printRows(await threads());
