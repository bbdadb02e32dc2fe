import { createSerialExecutor, type Executor, type JobResult } from "../../engine/executor.ts";
import { createMachineEvaluators } from "../../engine/machine-evaluator.ts";
import { createPooledExecutor, type SharingThread } from "../../engine/pooled-executor.ts";
import { nextWord, startedThreads, threadsHere } from "./browser-threads.ts";
import type { EngineJob } from "./engine-worker.ts";
import { nextTurn } from "./next-turn.ts";

/**
 * Who runs the samples in the browser: a worker a processor where the page is cross-origin
 * isolated, so that they may share memory; else this thread alone. Results are the same.
 */
export function createExecutor(): Executor {
  const evaluators = createMachineEvaluators();
  const host = { now: () => performance.now(), pause: nextTurn };
  const threads = threadsHere();
  if (threads < 2) return createSerialExecutor(evaluators, host);
  const others = startedThreads(openWorker, threadOf);
  return createPooledExecutor({ threads, ...evaluators, host, others });
}

const openWorker = (): Worker =>
  new Worker(new URL("./engine-worker.ts", import.meta.url), { type: "module" });

function threadOf(worker: Worker): SharingThread {
  let result: Promise<JobResult> | undefined;
  return {
    begin: (data, counters) => {
      result = nextWord<JobResult>(worker);
      // The calling thread computes first and looks at this later.
      result.catch(() => undefined);
      worker.postMessage({ data, counters } satisfies EngineJob);
    },
    result: () => result ?? Promise.reject(new Error("no job was given")),
  };
}
