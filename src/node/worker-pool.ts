import { availableParallelism } from "node:os";
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  type Worker,
} from "node:worker_threads";
import type { Executor, JobResult } from "../engine/executor.ts";
import { createMachineEvaluators } from "../engine/machine-evaluator.ts";
import { createPooledExecutor, type SharingThread } from "../engine/pooled-executor.ts";
import { allowRelaxedSimd } from "./allow-relaxed-simd.ts";
import type { WorkerJob, WorkerSetup, WorkerSignals } from "./engine-worker.ts";
import { startWorker } from "./start-worker.ts";

/** An executor on several threads, which must be closed. */
export interface WorkerPool extends Executor {
  close(): Promise<void>;
}

interface Thread extends SharingThread {
  readonly worker: Worker;
}

/** How long a pool waits for a worker's word before it looks at other work, milliseconds. */
const PATIENCE_MS = 40;

/**
 * An executor on the calling thread and `threads − 1` workers. They are started with the first job
 * that is large enough and kept; results do not depend on the number of threads.
 *
 * @param threads 1 or more; the default is one a processor
 */
export function createWorkerPool(threads: number = availableParallelism()): WorkerPool {
  allowRelaxedSimd();
  let workers: readonly Thread[] = [];
  const executor = createPooledExecutor({
    threads,
    ...createMachineEvaluators(),
    host: {
      now: () => performance.now(),
      pause: () => new Promise((resume) => setImmediate(resume)),
    },
    others: () => {
      if (workers.length === 0) {
        workers = Array.from({ length: threads - 1 }, startThread);
      }
      return workers;
    },
  });
  return {
    ...executor,
    close: async () => {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
      workers = [];
    },
  };
}

function startThread(): Thread {
  const { port1, port2 } = new MessageChannel();
  const word = () => new Int32Array(new SharedArrayBuffer(4));
  const signals: WorkerSignals = { sent: word(), done: word() };
  const setup: WorkerSetup = { port: port2, signals };
  const worker = startWorker("engine-worker", { workerData: setup, transferList: [port2] });
  let fault: Error | undefined;
  worker.on("error", (error) => {
    fault = error;
  });
  worker.on("exit", () => {
    fault ??= new Error("a thread of the pool has ended");
  });
  worker.unref();
  return {
    worker,
    begin: (data, counters) => {
      port1.postMessage({ data, counters } satisfies WorkerJob);
      Atomics.add(signals.sent, 0, 1);
      Atomics.notify(signals.sent, 0);
    },
    result: () => resultOf(port1, signals, () => fault),
  };
}

/**
 * The result of a worker, which is in its last chunk. Waiting for its word takes microseconds; the
 * event loop would take as long as what else is in it.
 */
async function resultOf(
  port: MessagePort,
  { done }: WorkerSignals,
  fault: () => Error | undefined,
): Promise<JobResult> {
  for (;;) {
    const before = Atomics.load(done, 0);
    const received = receiveMessageOnPort(port);
    if (received) return received.message as JobResult;
    Atomics.wait(done, 0, before, PATIENCE_MS);
    const error = fault();
    if (error) throw error;
    await new Promise((resume) => setImmediate(resume));
  }
}
