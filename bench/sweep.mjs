// Claims: what a piece costs beyond its own work, two workers against one, and what docs/scale.md reckons
// from: commands and bytes of a piece, and the time of adding its result to the others. Needs redis-server, and
// bullmq with ioredis (npm install --no-save -O bullmq@6 ioredis); without them it says so.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createMachineEvaluators } from "../dist/engine/machine-evaluator.js";
import { readTallies, writeTallies } from "../dist/engine/tally-bytes.js";
import { createWideTally } from "../dist/graph/tally.js";
import { programOf } from "./engine.mjs";
import { interleave, median, milliseconds } from "./interleave.mjs";
import { isMain, notRun, printRows, row } from "./report.mjs";

const root = join(import.meta.dirname, "..");
const rounds = 5;

const specOf = (pieces, draws) => `
operation: simulate
input:
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

/** The rows of these claims. */
export async function sweep() {
  const lacking = !existsSync(join(root, "node_modules/bullmq"));
  if (lacking || spawnSync("redis-server", ["--version"]).status !== 0) {
    return [notRun("a piece through a queue", "no bullmq or no redis-server")];
  }
  const folder = mkdtempSync(join(tmpdir(), "sextant-bench-"));
  const port = 6400 + (process.pid % 500);
  const redis = spawn("redis-server", ["--port", String(port), "--save", "", "--dir", folder]);
  await saying(redis, /Ready to accept/);
  const url = `redis://127.0.0.1:${port}`;
  const env = { ...process.env, SEXTANT_CACHE: "off" };
  const startWorker = async () => {
    const words = ["bin/sextant.mjs", "worker", "--queue", url, "--threads", "1", "--quiet"];
    const worker = spawn("node", words, { cwd: root, env });
    await saying(worker, /Taking/);
    return worker;
  };
  let seed = 0;
  /** Milliseconds of a sweep; with a seed of its own, so that nothing of it is there already. */
  const timed =
    ([pieces, draws], ...flags) =>
    async () => {
      seed += 1;
      const path = join(folder, `${seed}.yaml`);
      writeFileSync(path, specOf(pieces, draws).replace("  model:", `  seed: ${seed}\n  model:`));
      const start = performance.now();
      const child = spawn("node", ["bin/sextant.mjs", "sweep", path, ...flags], { cwd: root, env });
      child.stdout.resume();
      await new Promise((resolve) => child.once("exit", resolve));
      return performance.now() - start;
    };
  const first = await startWorker();
  const small = [500, 1024];
  const large = [24, 2 ** 27];
  const times = await interleave(
    {
      here: timed(small, "--threads", "1"),
      queue: timed(small, "--queue", url),
      one: timed(large, "--queue", url),
      two: async () => {
        const second = await startWorker();
        const took = await timed(large, "--queue", url)();
        second.kill("SIGKILL");
        return took;
      },
    },
    rounds,
  );
  const ask = (...words) =>
    spawnSync("redis-cli", ["-p", String(port), ...words], { encoding: "utf8" }).stdout;
  const commands = () => Number(/total_commands_processed:(\d+)/.exec(ask("info", "stats"))?.[1]);
  const before = commands();
  await timed(small, "--queue", url)();
  const perPiece = (commands() - before) / small[0];
  for (const child of [first, redis]) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
  return [
    row("a piece through a queue, beyond its work", (times.queue - times.here) / small[0], -10, {
      ...{ unit: " ms", rounds, times },
    }),
    row("two workers against one, 24 pieces", times.one / times.two, 1.8, { rounds, times }),
    row("commands of Redis for a piece", perPiece, undefined, { n: small[0] }),
    ...merging(),
  ];
}

/** What the process that runs a sweep does with the result of a range of 2²² draws. */
function merging() {
  const sampling = { seed: 1, method: "random" };
  const evaluator = createMachineEvaluators().makeEvaluator(programOf("M2"), sampling, "strict");
  evaluator.tally(0, 2 ** 22);
  const bytes = writeTallies(evaluator.takeTallies());
  const sums = [];
  const took = Array.from({ length: 21 }, () =>
    milliseconds(() => {
      for (const [index, tally] of readTallies(bytes).value.entries()) {
        sums[index] ??= createWideTally();
        sums[index].add(tally);
      }
    }),
  );
  const bins = readTallies(bytes).value.reduce((sum, tally) => sum + tally.bins.length, 0);
  const facts = { bins, rounds: took.length };
  return [
    row("result of a range of draws", gzipSync(bytes).length / 1000, undefined, {
      ...{ unit: " kB", ...facts },
    }),
    row("adding it to the others", median(took), undefined, { unit: " ms", ...facts }),
  ];
}

if (isMain(import.meta)) printRows(await sweep());
