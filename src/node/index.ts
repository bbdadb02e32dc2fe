/** What a program on Node needs beside the library: the embedded facts, and threads. */
export { openDataFolder, openEmbeddedFacts } from "./data-folder.ts";
export { createWorkerPool, type WorkerPool } from "./worker-pool.ts";
