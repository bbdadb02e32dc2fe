import { cacheFolder, openRunCache } from "../node/run-cache.ts";
import type { Io } from "./io.ts";

/** The command line's view of a Node process. The first Ctrl-C asks running work to stop. */
export function processIo(process: NodeJS.Process): Io {
  const { env, stdin, stdout, stderr } = process;
  const today = (): string => new Date().toISOString().slice(0, 10);
  const folder = cacheFolder(env);
  let interrupted = false;
  process.once("SIGINT", () => {
    interrupted = true;
  });
  // A reader that stops early (`| head`) is no error.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    out: (text) => stdout.write(text),
    // A terminal cannot show them.
    ...(stdout.isTTY ? {} : { outBytes: (bytes: Uint8Array) => stdout.write(bytes) }),
    say: (text) => stderr.write(text),
    isTerminal: stderr.isTTY === true && !env["CI"],
    // A terminal may not know its width, and then says 0.
    width: stdout.isTTY && stdout.columns > 0 ? Math.min(stdout.columns, 120) : 100,
    color: stdout.isTTY === true && !env["NO_COLOR"],
    environment: env,
    ...(folder === undefined ? {} : { cache: openRunCache(folder) }),
    today: today(),
    cancelled: () => interrupted,
    chooseFacts: (variable, choice) => {
      env[variable] = choice;
    },
    server: {
      today,
      interactive: stdout.isTTY === true && !env["CI"],
      untilStopped: () =>
        new Promise((resolve) => {
          process.once("SIGINT", () => resolve());
          process.once("SIGTERM", () => resolve());
        }),
      untilInputEnds: () =>
        new Promise((resolve) => {
          stdin.once("end", () => resolve());
          stdin.once("close", () => resolve());
        }),
    },
  };
}
