import { availableParallelism } from "node:os";
import type { Context } from "../operations/contract/operation.ts";
import { createRaceThreads } from "./race-threads.ts";
import { createWorkerPool, type WorkerPool } from "./worker-pool.ts";

/** Executors by their number of threads, and threads of races, which stay open for the next. */
export interface Executors {
  /** At most one thread a processor: more gain nothing. */
  readonly executorFor: Context["executorFor"];
  readonly raceRunnerFor: NonNullable<Context["raceRunnerFor"]>;
  close(): Promise<void>;
}

/** @param most threads of an executor where a question asks for no number */
export function openExecutors(most: number = availableParallelism()): Executors {
  const executors = new Map<number, WorkerPool>();
  const races = createRaceThreads(Math.min(most, availableParallelism()));
  return {
    raceRunnerFor: races.runnerFor,
    executorFor: (threads = most) => {
      const count = Math.max(1, Math.min(threads, availableParallelism()));
      const executor = executors.get(count) ?? createWorkerPool(count);
      executors.set(count, executor);
      return executor;
    },
    close: async () => {
      const open = [...executors.values(), races];
      await Promise.all(open.map((threads) => threads.close()));
    },
  };
}
