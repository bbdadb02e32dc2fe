import { once } from "node:events";
import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import type { RaceRunner, RaceTally } from "../operations/race/count-draws.ts";
import type { CountingHost } from "../operations/race/serial-runner.ts";
import { createSharedRunner, type RaceThread } from "../operations/race/shared-runner.ts";
import { startWorker } from "./start-worker.ts";

/** Threads that count the draws of races, which must be closed. */
export interface RaceThreads {
  readonly runnerFor: (host: CountingHost) => RaceRunner;
  close(): Promise<void>;
}

interface StartedThread extends RaceThread {
  readonly worker: Worker;
}

/**
 * Counts draws on the calling thread and `threads − 1` others, which are started with the first job
 * that is large enough. Counts do not depend on the number of threads.
 *
 * @param threads 1 or more; the default is one a processor
 */
export function createRaceThreads(threads: number = availableParallelism()): RaceThreads {
  let others: readonly StartedThread[] = [];
  return {
    runnerFor: createSharedRunner(() => {
      if (others.length === 0) others = Array.from({ length: threads - 1 }, startThread);
      return others;
    }),
    close: async () => {
      await Promise.all(others.map(({ worker }) => worker.terminate()));
      others = [];
    },
  };
}

function startThread(): StartedThread {
  const worker = startWorker("race-worker", {});
  worker.unref();
  return {
    worker,
    count: async (shared) => {
      worker.postMessage(shared);
      const [tally] = (await once(worker, "message")) as [RaceTally];
      return tally;
    },
  };
}
