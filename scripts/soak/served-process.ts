import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The server in a process of its own, so that it is looked at from outside. */
export interface ServedProcess {
  /** Address with a slash at its end. */
  readonly url: string;
  /** The most memory that its process has had at once so far, in bytes; NaN where no system tells. */
  mostBytes(): number;
  /** Have that begin anew with what it has now; false where the system does not. */
  forgetMost(): boolean;
  stop(): Promise<void>;
}

const command = join(import.meta.dirname, "../../bin/sextant.mjs");

/** Start `sextant web`, as it was built, on a free port. */
export async function startServed(): Promise<ServedProcess> {
  const words = [command, "web", "--port", "0"];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address) resolve(address);
    });
    void ended.then(() => reject(new Error("the server ended")));
  });
  return {
    url,
    mostBytes: () => mostBytesOf(child.pid),
    forgetMost: () => {
      try {
        // proc_pid_clear_refs(5): 5 sets the peak to what there is now.
        writeFileSync(`/proc/${child.pid}/clear_refs`, "5");
        return true;
      } catch {
        return false;
      }
    },
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

function mostBytesOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return 1024 * Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]);
  } catch {
    return Number.NaN;
  }
}
