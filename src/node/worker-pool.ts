import { availableParallelism } from "node:os";
import { MessageChannel, type MessagePort, Worker, type WorkerOptions } from "node:worker_threads";
import { type Executor, isOver, type Job, type JobResult } from "../engine/executor.ts";
import { createMachineEvaluators } from "../engine/machine-evaluator.ts";
import {
  isWorthSharing,
  makeCounters,
  mergeResults,
  runShare,
  type SharedCounters,
  samplesBegun,
  stopJob,
} from "../engine/share-of-job.ts";
import { allowRelaxedSimd } from "./allow-relaxed-simd.ts";
import type { WorkerJob, WorkerSetup } from "./engine-worker.ts";

/** An executor on several threads, which must be closed. */
export interface WorkerPool extends Executor {
  close(): Promise<void>;
}

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly wake: Int32Array<SharedArrayBuffer>;
}

/** How long the calling thread computes before it looks at other work. */
const pauseMs = 40;

/**
 * An executor on the calling thread and `threads − 1` workers. They are started with the first job
 * that is large enough and kept; results do not depend on the number of threads.
 *
 * @param threads 1 or more; the default is one a processor
 * @param startWorker how a worker is started where the sources are not built, as in tests
 */
export function createWorkerPool(
  threads: number = availableParallelism(),
  startWorker: StartWorker = startBuiltWorker,
): WorkerPool {
  allowRelaxedSimd();
  const { makeEvaluator, modeOf } = createMachineEvaluators();
  let workers: readonly Thread[] = [];
  return {
    threads,
    now: () => performance.now(),
    makeEvaluator,
    modeOf,
    run: async (job) => {
      const shared = isWorthSharing(job);
      if (shared && workers.length === 0) {
        workers = Array.from({ length: threads - 1 }, () => startThread(startWorker));
      }
      const counters = makeCounters(job, threads);
      const others = shared ? workers.map((thread) => send(thread, job, counters)) : [];
      const own = await runHere(makeEvaluator, job, counters);
      return mergeResults([own, ...(await Promise.all(others))]);
    },
    close: async () => {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
      workers = [];
    },
  };
}

function startThread(start: StartWorker): Thread {
  const { port1, port2 } = new MessageChannel();
  const wake = new Int32Array(new SharedArrayBuffer(4));
  const setup: WorkerSetup = { port: port2, wake };
  const worker = start({ workerData: setup, transferList: [port2] });
  worker.unref();
  port1.unref();
  return { worker, port: port1, wake };
}

/** Starts `engine-worker.ts`. */
type StartWorker = (options: WorkerOptions) => Worker;

const startBuiltWorker: StartWorker = (options) =>
  new Worker(new URL("./engine-worker.js", import.meta.url), options);

/** Gives a worker its share of a job. */
function send(
  { worker, port, wake }: Thread,
  { program, sampling, mode, draws }: Job,
  counters: SharedCounters,
): Promise<JobResult> {
  const message: WorkerJob = { data: { program, sampling, mode, draws }, counters };
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(error);
    worker.once("error", fail);
    port.once("message", (result: JobResult) => {
      worker.off("error", fail);
      port.unref();
      resolve(result);
    });
    port.ref();
    port.postMessage(message);
    Atomics.add(wake, 0, 1);
    Atomics.notify(wake, 0);
  });
}

/** The calling thread's share, with pauses in which progress is told and a signal can come. */
async function runHere(
  makeEvaluator: Executor["makeEvaluator"],
  job: Job,
  counters: SharedCounters,
): Promise<JobResult> {
  const start = performance.now();
  const share = runShare(makeEvaluator, job, counters);
  let paused = start;
  for (;;) {
    const step = share.next();
    if (step.done) return step.value;
    const now = performance.now();
    if (isOver(job, now - start)) stopJob(counters);
    if (now - paused < pauseMs) continue;
    job.onProgress?.(samplesBegun(counters, job.draws));
    await new Promise((resume) => setImmediate(resume));
    paused = performance.now();
  }
}
