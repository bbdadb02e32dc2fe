import { join } from "node:path";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { packageRoot } from "../../src/node/package-root.ts";

/**
 * Stands for `src/node/start-worker.ts` in tests, which run the sources: a thread cannot read
 * those, and starts from what was built of them.
 */
export const startWorker = (name: string, options: WorkerOptions): Worker =>
  new Worker(join(packageRoot, `dist/bundle/${name}.js`), options);
