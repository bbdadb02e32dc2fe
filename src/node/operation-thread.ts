import { fail, type Outcome } from "../base/outcome.ts";
import type {
  CancelFlag,
  OperationAnswer,
  OperationJob,
  OperationSetup,
  WorkerMessage,
} from "./operation-worker.ts";
import { startWorker } from "./start-worker.ts";

/** Told how far a job is. */
export type OnProgress = (done: number, total: number, what: string) => void;

/** What a thread tells of a job. */
export interface Told {
  /** The thread, which may have had to start, begins with it. */
  readonly onBegin?: (() => void) | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** A worker that runs one operation at a time. */
export interface OperationThread {
  /** False once the worker has ended; it is not started again. */
  isAlive(): boolean;
  /** Runs a job; only one at a time. */
  run(job: OperationJob, told: Told): Promise<Outcome<OperationAnswer>>;
  /** Asks the running job to stop, and ends the worker if it does not. */
  stop(): void;
  end(): Promise<void>;
}

/** Time in which an operation may stop by itself before its thread is ended. */
const GRACE_MS = 250;

/** How a thread is started. */
export interface ThreadOptions {
  /** Its heap, in MB; an operation that needs more gives the problem `memory-limit`. */
  readonly memoryMb: number;
  /** By how much it gives way to other threads, 0 to 19. */
  readonly niceness: number;
  /** Told of exceptions in operations, of which callers only hear `internal-error`. */
  readonly onBug: (report: string) => void;
}

/** Start a worker for operations. */
export function startOperationThread({
  memoryMb,
  niceness,
  onBug,
}: ThreadOptions): OperationThread {
  const cancel: CancelFlag = new Int32Array(new SharedArrayBuffer(4));
  const worker = startWorker("operation-worker", {
    workerData: { cancel, niceness } satisfies OperationSetup,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  let alive = true;
  let grace: NodeJS.Timeout | undefined;
  let settle: ((outcome: Outcome<OperationAnswer>) => void) | undefined;
  let told: Told = {};

  const finish = (outcome: Outcome<OperationAnswer>): void => {
    clearTimeout(grace);
    grace = undefined;
    settle?.(outcome);
    settle = undefined;
  };
  worker.unref();
  worker.on("message", (message: WorkerMessage) => {
    if (message.kind === "begun") told.onBegin?.();
    else if (message.kind === "progress") {
      told.onProgress?.(message.done, message.total, message.what);
    } else if (message.kind === "answer") finish(message.outcome);
    else {
      onBug(message.report);
      finish(fail("internal-error"));
    }
  });
  worker.on("error", (error: NodeJS.ErrnoException) => {
    alive = false;
    if (error.code === "ERR_WORKER_OUT_OF_MEMORY") {
      return finish(fail("memory-limit", { value: memoryMb }));
    }
    onBug(String(error.stack));
    finish(fail("internal-error"));
  });
  worker.on("exit", () => {
    alive = false;
    finish(fail("cancelled"));
  });

  return {
    isAlive: () => alive,
    run: (job, listener) =>
      new Promise((resolve) => {
        settle = resolve;
        told = listener;
        Atomics.store(cancel, 0, 0);
        worker.postMessage(job);
      }),
    stop: () => {
      Atomics.store(cancel, 0, 1);
      grace ??= setTimeout(() => void worker.terminate(), GRACE_MS);
    },
    end: async () => {
      alive = false;
      await worker.terminate();
    },
  };
}
