import { type MessagePort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { JobResult } from "../engine/executor.ts";
import { createMachineEvaluators } from "../engine/machine-evaluator.ts";
import { type JobData, runShare, type SharedCounters } from "../engine/share-of-job.ts";

/** What the pool starts a worker with. */
export interface WorkerSetup {
  /** Jobs come in and results go out here. */
  readonly port: MessagePort;
  readonly signals: WorkerSignals;
}

/** Words on which pool and worker wait for one another. */
export interface WorkerSignals {
  /** Changes whenever a job was sent. */
  readonly sent: Int32Array<SharedArrayBuffer>;
  /** Changes whenever a result was sent. */
  readonly done: Int32Array<SharedArrayBuffer>;
}

/** A job for one worker. */
export interface WorkerJob {
  readonly data: JobData;
  readonly counters: SharedCounters;
}

// The worker sleeps on a shared word instead of its event loop, so it starts within microseconds.
const { port, signals } = workerData as WorkerSetup;
const { makeEvaluator } = createMachineEvaluators();
for (let seen = 0; ; ) {
  Atomics.wait(signals.sent, 0, seen);
  seen = Atomics.load(signals.sent, 0);
  for (let next = nextJob(); next !== undefined; next = nextJob()) reply(finish(next));
}

function nextJob(): WorkerJob | undefined {
  return receiveMessageOnPort(port)?.message as WorkerJob | undefined;
}

/** Sends the counts without copying them. */
function reply(result: JobResult): void {
  const buffers = result.tallies.flatMap(({ bins, counts }) => [bins.buffer, counts.buffer]);
  port.postMessage(result, buffers);
  Atomics.add(signals.done, 0, 1);
  Atomics.notify(signals.done, 0);
}

function finish({ data, counters }: WorkerJob): JobResult {
  const share = runShare(makeEvaluator, data, counters);
  for (;;) {
    const step = share.next();
    if (step.done) return step.value;
  }
}
