import { createSerialExecutor, type Executor, type JobResult } from "../../engine/executor.ts";
import { createMachineEvaluators } from "../../engine/machine-evaluator.ts";
import { createPooledExecutor, type SharingThread } from "../../engine/pooled-executor.ts";
import type { EngineJob } from "./engine-worker.ts";
import { nextTurn } from "./next-turn.ts";

/** More processors than this are left to the rest of the reader's computer. */
const MOST_THREADS = 8;

/**
 * Who runs the samples in the browser: a worker a processor where the page is cross-origin
 * isolated, so that they may share memory; else this thread alone. Results are the same.
 *
 * The first long job starts the workers and does not wait for them; one that never starts is never
 * used.
 */
export function createExecutor(): Executor {
  const evaluators = createMachineEvaluators();
  const host = { now: () => performance.now(), pause: nextTurn };
  const threads = Math.min(MOST_THREADS, navigator.hardwareConcurrency);
  if (!self.crossOriginIsolated || threads < 2) return createSerialExecutor(evaluators, host);
  const ready: SharingThread[] = [];
  let started = false;
  const start = (): void => {
    started = true;
    for (let other = 1; other < threads; other++) startThread((thread) => ready.push(thread));
  };
  const others = (): readonly SharingThread[] => {
    if (!started) start();
    return [...ready];
  };
  return createPooledExecutor({ threads, ...evaluators, host, others });
}

/** @param onReady told once the worker can take a job */
function startThread(onReady: (thread: SharingThread) => void): void {
  const worker = new Worker(new URL("./engine-worker.ts", import.meta.url), { type: "module" });
  let result: Promise<JobResult> | undefined;
  const thread: SharingThread = {
    begin: (data, counters) => {
      result = new Promise((resolve, reject) => {
        worker.onmessage = ({ data: found }: MessageEvent<JobResult>) => resolve(found);
        worker.onerror = ({ message }) => reject(new Error(message));
      });
      // The calling thread computes first and looks at this later.
      result.catch(() => undefined);
      worker.postMessage({ data, counters } satisfies EngineJob);
    },
    result: () => result ?? Promise.reject(new Error("no job was given")),
  };
  worker.onmessage = () => onReady(thread);
}
