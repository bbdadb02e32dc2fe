import { Worker, type WorkerOptions } from "node:worker_threads";

/**
 * Start a module of this folder in a thread: JavaScript once built, TypeScript in the sources.
 *
 * @param name of the module, without its extension
 */
export function startWorker(name: string, options: WorkerOptions): Worker {
  const here = new URL(import.meta.url);
  if (here.pathname.endsWith(".js")) return new Worker(new URL(`./${name}.js`, here), options);
  // Node 20 cannot read TypeScript, so the thread first loads what can.
  const source = JSON.stringify(new URL(`./${name}.ts`, here).href);
  const code = `import("tsx/esm/api").then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(code, { ...options, eval: true, execArgv: [] });
}
