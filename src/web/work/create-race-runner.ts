import type { Context } from "../../operations/contract/operation.ts";
import type { RaceTally } from "../../operations/race/count-draws.ts";
import { createSharedRunner, type RaceThread } from "../../operations/race/shared-runner.ts";
import { nextWord, startedThreads } from "./browser-threads.ts";

/** Who counts the draws of races in the browser: as many threads as run its simulations. */
export const createRaceRunner = (): NonNullable<Context["raceRunnerFor"]> =>
  createSharedRunner(startedThreads(openWorker, threadOf));

const openWorker = (): Worker =>
  new Worker(new URL("./race-worker.ts", import.meta.url), { type: "module" });

const threadOf = (worker: Worker): RaceThread => ({
  count: (shared) => {
    const tally = nextWord<RaceTally>(worker);
    worker.postMessage(shared);
    return tally;
  },
});
