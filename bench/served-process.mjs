import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const bin = join(import.meta.dirname, "../bin/sextant.mjs");

/** The built server in a process of its own, on a free port. */
export const startServed = (...flags) => startProcess(bin, ["web", "--port", "0", ...flags]);

/** The least that a server can do, likewise. */
export const startBare = (bytes) =>
  startProcess(join(import.meta.dirname, "bare-server.mjs"), [String(bytes)]);

async function startProcess(script, argv) {
  const child = spawn(process.execPath, [script, ...argv], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const match = /http:\/\/\S+/.exec(said);
      if (match) resolve(match[0]);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      child.once("exit", resolve);
      child.kill("SIGTERM");
    });
  return { url, processorSeconds: () => processorSeconds(child.pid), stop };
}

/** Processor time of a process so far, where the system tells it (Linux). */
function processorSeconds(pid) {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(" ").slice(13, 15);
    return (Number(user) + Number(system)) / 100;
  } catch {
    return Number.NaN;
  }
}
