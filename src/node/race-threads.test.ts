import { afterAll, expect, test } from "vitest";
import type { RaceJob } from "../operations/race/count-draws.ts";
import { serialRunner } from "../operations/race/serial-runner.ts";
import { createSextant } from "./index.ts";
import { createRaceThreads, type RaceThreads } from "./race-threads.ts";

const months = 24;
const labs = ["A", "B", "C", "D"];
const each = (value: number) => new Float64Array(labs.length).fill(value);
const everywhere = (value: number) => new Float64Array(labs.length * (months + 1)).fill(value);

/** Large enough to be shared. */
const job: RaceJob = {
  draw: {
    kind: "race",
    world: {
      seed: 1,
      months,
      labs,
      keys: Uint32Array.of(11, 22, 33, 44),
      records: Float64Array.of(150, 148, 140, 120),
      inRace: each(0.9),
      ownMean: each(0),
      ownSd: each(1),
      pace: Float64Array.of(10),
      catchUp: Float64Array.of(0.5),
      scatter: Float64Array.of(8),
      cumulative: Float64Array.of(1),
      hazard: 0.3,
      byGap: 1,
      returning: 0.15,
      common: 2.5,
      pushes: {
        growth: everywhere(0),
        step: everywhere(0),
        catchUp: everywhere(0),
        hazard: everywhere(1),
      },
    },
  },
  labs: labs.length,
  months,
  draws: 105_300,
  questions: {
    bars: [150, 165],
    reports: [12, 24],
    within: [3, 6],
    ranked: [0, 1, 2, 3],
    group: [2, 3],
    past: [{ score: 150, monthsAgo: 2 }],
  },
};

const [one, two, three] = [1, 2, 3].map((threads) => createRaceThreads(threads)) as [
  RaceThreads,
  RaceThreads,
  RaceThreads,
];
afterAll(async () => {
  await Promise.all([one.close(), two.close(), three.close()]);
});

test("counts the same bits on one, two and three threads", async () => {
  const alone = await serialRunner({})(job);
  expect(alone?.draws).toBe(job.draws);
  for (const threads of [one, two, three]) {
    expect(await threads.runnerFor({})(job)).toEqual(alone);
  }
});

test("counts two jobs at once as it would one after the other", async () => {
  const other = { ...job, draws: 104_700 };
  const run = two.runnerFor({});
  const together = await Promise.all([run(job), run(other)]);
  expect(together).toEqual([await run(job), await run(other)]);
});

test("gives nothing to a caller who has cancelled, and serves the next", async () => {
  let calls = 0;
  const hasty = two.runnerFor({ cancelled: () => ++calls > 2 });
  expect(await hasty(job)).toBeUndefined();
  expect((await two.runnerFor({})(job))?.draws).toBe(job.draws);
});

test("the library answers the same with one thread and with several", async () => {
  const ask = async (threads: number) => {
    const sextant = createSextant({ threads, today: "2026-11-23" });
    const { result } = await sextant.race({ draws: 20_000 });
    await sextant.close();
    return result;
  };
  expect(await ask(2)).toEqual(await ask(1));
});
