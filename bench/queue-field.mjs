// A Redis of its own and workers as processes, for what measures sweeps. Needs redis-server, and bullmq with
// ioredis (npm install --no-save -O bullmq@6 ioredis).
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const env = { ...process.env, SEXTANT_CACHE: "off", SEXTANT_FACTS: "embedded" };

/** Why there can be no queue here; nothing where there can. */
export function lacksQueue() {
  const lacking = !existsSync(join(root, "node_modules/bullmq"));
  const isThere = spawnSync("redis-server", ["--version"]).status === 0;
  return lacking || !isThere ? "no bullmq or no redis-server" : undefined;
}

/** A queue, and processes around it. */
export async function openField() {
  const folder = mkdtempSync(join(tmpdir(), "sextant-bench-"));
  const port = 6400 + (process.pid % 500);
  const words = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  const redis = spawn("redis-server", words);
  await saying(redis, /Ready to accept/);
  const url = `redis://127.0.0.1:${port}`;
  const started = [redis];
  const command = (...given) => spawn("node", ["bin/sextant.mjs", ...given], { cwd: root, env });
  return {
    url,
    command,
    /** A worker with one thread that takes pieces. */
    async startWorker() {
      const worker = command("worker", "--queue", url, "--threads", "1", "--quiet");
      started.push(worker);
      await saying(worker, /Taking/);
      return worker;
    },
    /** What a command took, in milliseconds. */
    async timed(...given) {
      const start = performance.now();
      const child = command(...given);
      child.stdout.resume();
      child.stderr.resume();
      const code = await new Promise((resolve) => child.once("exit", resolve));
      if (code !== 0) throw new Error(`${given.join(" ")} ended with ${code}`);
      return performance.now() - start;
    },
    /** The path of a sweep. */
    write(name, text) {
      const path = join(folder, `${name}.yaml`);
      writeFileSync(path, text);
      return path;
    },
    /** What the server says of itself. */
    ask: (...given) =>
      spawnSync("redis-cli", ["-p", String(port), ...given], { encoding: "utf8" }).stdout,
    close() {
      for (const child of started) child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resident memory of a process in MB. */
export const residentOf = ({ pid }) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

/** One simulation in ranges of draws. */
export const specOf = (pieces, draws, seed) => `
operation: simulate
input:
  seed: ${seed}
  draws: ${pieces * draws}
  model: |
    inputs: { chips: 20000 to 25000, hours: 2000 to 2600, price: 1 to 2 }
    outputs: { cost: chips * hours * price }
keep: { p50: outputs.cost.p50 }
drawsPerPiece: ${draws}
`;

const saying = (child, words) =>
  new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => words.test(String(chunk)) && resolve());
    }
  });
