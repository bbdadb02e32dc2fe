// Claims: what a piece costs beyond its own work, two workers against one, and what docs/scale.md reckons
// from: commands and bytes of a piece, and the time of adding its result to the others. Rounds may be given
// (node bench/sweep.mjs 3).
import { gzipSync } from "node:zlib";
import { createMachineEvaluators } from "../dist/engine/machine-evaluator.js";
import { readTallies, writeTallies } from "../dist/engine/tally-bytes.js";
import { createWideTally } from "../dist/graph/tally.js";
import { programOf } from "./engine.mjs";
import { interleaved, median, mediansOf, milliseconds } from "./interleave.mjs";
import { lacksQueue, openField, specOf } from "./queue-field.mjs";
import { isMain, notRun, printRows, row } from "./report.mjs";

/** Pieces of hardly any work, and pieces of about a second: how many, and draws of each. */
const small = [500, 1024];
const large = [24, 2 ** 27];

/** The rows of these claims. */
export async function sweep(rounds = 5) {
  const lacks = lacksQueue();
  if (lacks) return [notRun("a piece through a queue", lacks)];
  const field = await openField();
  let seed = 0;
  /** A sweep with a seed of its own, so that nothing of it is there already. */
  const timed =
    ([pieces, draws], ...flags) =>
    () => {
      seed += 1;
      return field.timed("sweep", field.write(seed, specOf(pieces, draws, seed)), ...flags);
    };
  await field.startWorker();
  const measures = await interleaved(
    {
      here: timed(small, "--threads", "1"),
      queue: timed(small, "--queue", field.url),
      alone: timed(large, "--threads", "1"),
      one: timed(large, "--queue", field.url),
      two: async () => {
        const second = await field.startWorker();
        const took = await timed(large, "--queue", field.url)();
        second.kill("SIGKILL");
        return took;
      },
    },
    rounds,
  );
  const times = mediansOf(measures);
  const pairs = measures.one.map((one, round) => one / measures.two[round]);
  const commands = () =>
    Number(/total_commands_processed:(\d+)/.exec(field.ask("info", "stats"))?.[1]);
  const before = commands();
  await timed(small, "--queue", field.url)();
  const perPiece = (commands() - before) / small[0];
  field.close();
  return [
    row("a piece through a queue, beyond its work", (times.queue - times.here) / small[0], -10, {
      ...{ unit: " ms", rounds, times },
    }),
    row("pieces of a second through a queue, beyond", 100 * (times.one / times.alone - 1), -5, {
      ...{ unit: " %", rounds, "a piece of": `${(times.alone / large[0]).toFixed(0)} ms` },
    }),
    row("two workers against one, 24 pieces", times.one / times.two, 1.8, {
      ...{ rounds, pairs: pairs.map((pair) => pair.toFixed(2)).join(" ") },
    }),
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

if (isMain(import.meta)) printRows(await sweep(Number(process.argv[2] ?? 5)));
