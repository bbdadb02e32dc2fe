import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { RunReport, RunRequest } from "./host.ts";

/** Runs tests in a process that stays up, and starts another when one had to be ended. */
export interface Runner {
  run(request: RunRequest): Promise<RunReport>;
  close(): Promise<void>;
}

/** Memory that one host may take before it ends: a mutant may fill a list for ever. */
const MOST_MEGABYTES = 3000;

/** Mutants after which a host is replaced, because each leaves something behind. */
const MOST_RUNS = 150;

/** Start hosts as they are needed. */
export function createRunner(): Runner {
  let host: Promise<ChildProcess> | undefined;
  let runs = 0;

  async function close(): Promise<void> {
    const running = await host;
    host = undefined;
    runs = 0;
    if (!running || isOver(running)) return;
    running.disconnect();
    await once(running, "exit");
  }

  return {
    close,
    async run(request) {
      if (++runs > MOST_RUNS) await close();
      host ??= start();
      const report = await ask(await host, request);
      if (report.hung) await ended();
      return report;
    },
  };

  async function ended(): Promise<void> {
    const hung = await host;
    host = undefined;
    runs = 0;
    if (hung && !isOver(hung)) await once(hung, "exit");
  }
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

async function start(): Promise<ChildProcess> {
  const host = fork(join(import.meta.dirname, "host.ts"), {
    execArgv: ["--import", "tsx", `--max-old-space-size=${MOST_MEGABYTES}`],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(host, "message");
  return host;
}

/** Ask a host; one that ends without an answer was brought down by the mutant. */
const ask = (host: ChildProcess, request: RunRequest): Promise<RunReport> =>
  new Promise((resolve) => {
    const ended = () => resolve({ hung: true, failed: "the process of the tests ended", cpuMs: 0 });
    host.once("exit", ended);
    host.once("message", (report: RunReport) => {
      host.off("exit", ended);
      resolve(report);
    });
    host.send(request);
  });
