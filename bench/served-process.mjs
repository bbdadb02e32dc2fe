import { spawn } from "node:child_process";
import { join } from "node:path";

/** The built server in a process of its own, on a free port. */
export async function startServed() {
  const bin = join(import.meta.dirname, "../bin/sextant.mjs");
  const child = spawn(process.execPath, [bin, "web", "--port", "0"], {
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
  return { url, child, stop };
}
