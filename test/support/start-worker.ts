import { join } from "node:path";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { inject } from "vitest";

/**
 * Stands for `src/node/start-worker.ts` in tests, which run the sources: a thread cannot read
 * those, and starts from the bundle that `bundleProgram` made of them.
 */
export const startWorker = (name: string, options: WorkerOptions): Worker =>
  new Worker(join(inject("program"), `${name}.js`), options);
