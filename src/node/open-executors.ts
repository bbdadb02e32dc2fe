import { availableParallelism } from "node:os";
import type { Context } from "../operations/contract/operation.ts";
import { createWorkerPool, type WorkerPool } from "./worker-pool.ts";

/** Executors by their number of threads, which stay open for the next simulation. */
export interface Executors {
  /** At most one thread a processor: more gain nothing. */
  readonly executorFor: Context["executorFor"];
  close(): Promise<void>;
}

/** @param most threads of an executor where a question asks for no number */
export function openExecutors(most: number = availableParallelism()): Executors {
  const executors = new Map<number, WorkerPool>();
  return {
    executorFor: (threads = most) => {
      const count = Math.max(1, Math.min(threads, availableParallelism()));
      const executor = executors.get(count) ?? createWorkerPool(count);
      executors.set(count, executor);
      return executor;
    },
    close: async () => {
      await Promise.all([...executors.values()].map((executor) => executor.close()));
    },
  };
}
