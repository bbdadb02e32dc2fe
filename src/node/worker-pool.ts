import { availableParallelism } from "node:os";
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
  type WorkerOptions,
} from "node:worker_threads";
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
import type { WorkerJob, WorkerSetup, WorkerSignals } from "./engine-worker.ts";

/** An executor on several threads, which must be closed. */
export interface WorkerPool extends Executor {
  close(): Promise<void>;
}

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly signals: WorkerSignals;
  /** What ended the worker, if something did. */
  readonly fault: () => Error | undefined;
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
      const others = shared ? workers : [];
      for (const thread of others) send(thread, job, counters);
      const results = [await runHere(makeEvaluator, job, counters)];
      for (const thread of others) results.push(await resultOf(thread));
      return mergeResults(results);
    },
    close: async () => {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
      workers = [];
    },
  };
}

function startThread(start: StartWorker): Thread {
  const { port1, port2 } = new MessageChannel();
  const words = () => new Int32Array(new SharedArrayBuffer(4));
  const signals: WorkerSignals = { sent: words(), done: words() };
  const setup: WorkerSetup = { port: port2, signals };
  const worker = start({ workerData: setup, transferList: [port2] });
  let fault: Error | undefined;
  worker.on("error", (error) => {
    fault = error;
  });
  worker.on("exit", () => {
    fault ??= new Error("a thread of the pool has ended");
  });
  worker.unref();
  return { worker, port: port1, signals, fault: () => fault };
}

/** Starts `engine-worker.ts`. */
type StartWorker = (options: WorkerOptions) => Worker;

const startBuiltWorker: StartWorker = (options) =>
  new Worker(new URL("./engine-worker.js", import.meta.url), options);

/** Gives a worker its share of a job. */
function send(
  { port, signals }: Thread,
  { program, sampling, mode, draws }: Job,
  counters: SharedCounters,
): void {
  const message: WorkerJob = { data: { program, sampling, mode, draws }, counters };
  port.postMessage(message);
  Atomics.add(signals.sent, 0, 1);
  Atomics.notify(signals.sent, 0);
}

/**
 * The result of a worker, which is in its last chunk. Waiting for its word takes microseconds; the
 * event loop would take as long as what else is in it.
 */
async function resultOf({ port, signals, fault }: Thread): Promise<JobResult> {
  for (;;) {
    const done = Atomics.load(signals.done, 0);
    const received = receiveMessageOnPort(port);
    if (received) return received.message as JobResult;
    Atomics.wait(signals.done, 0, done, pauseMs);
    const error = fault();
    if (error) throw error;
    await new Promise((resume) => setImmediate(resume));
  }
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
