// Claim: memory does not grow with the number of draws. `node bench/memory.mjs 1e9` for the full run.
import { load, programOf } from "./engine.mjs";
import { isMain, printRows, row } from "./report.mjs";

const few = 1e6;
const bound = 1.2;

/** Resident megabytes after some draws, tallied in chunks as an executor does. */
function megabytesAfter(evaluator, draws) {
  const chunk = 2 ** 20;
  for (let first = 0; first < draws; first += chunk) {
    evaluator.tally(first, Math.min(chunk, draws - first));
  }
  evaluator.takeTallies();
  return process.memoryUsage().rss / 1e6;
}

/** The rows of this claim. */
export function memory(many = 5e7) {
  const evaluator = load(programOf("M1"), "fast");
  const before = megabytesAfter(evaluator, few);
  const after = megabytesAfter(evaluator, many);
  return [
    row(`memory at ${many} draws against ${few}`, after / before, -bound, {
      "MB before": Math.round(before),
      "MB after": Math.round(after),
    }),
  ];
}

if (isMain(import.meta)) printRows(memory(Number(process.argv[2] ?? 5e7)));
