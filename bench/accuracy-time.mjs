// Claim: time until the median of an output is known within 0.5 %, with Sobol points, strict mode.
import { load, programOf, summarize } from "./engine.mjs";
import { median, milliseconds } from "./interleave.mjs";
import { isMain, printRows, row } from "./report.mjs";

const wantedError = 0.005;
const seeds = 40;
const repeats = 15;
const bounds = { M1: 1, M2: 2 };

/** Root mean square relative error of the median over seeds. */
function errorOf(program, method, count, truth) {
  const squares = Array.from({ length: seeds }, (_, seed) => {
    const [{ p50 }] = summarize(load(program, "strict", method, seed + 100), 0, count);
    return (p50 / truth - 1) ** 2;
  });
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / seeds);
}

/** The least power of two of samples with an error as small as wanted. */
function samplesFor(program, method, truth) {
  let count = 64;
  while (errorOf(program, method, count, truth) > wantedError) count *= 2;
  return count;
}

/** The rows of this claim. */
export function accuracyTime() {
  return Object.entries(bounds).map(([model, bound]) => {
    const program = programOf(model);
    const [{ p50: truth }] = summarize(load(program, "strict", "random", 7), 0, 2 ** 22);
    const [sobol, random] = ["sobol", "random"].map((method) => samplesFor(program, method, truth));
    const evaluator = load(program, "strict", "sobol");
    const times = Array.from({ length: 2 * repeats }, () =>
      milliseconds(() => summarize(evaluator, 0, sobol)),
    );
    return row(
      `${model}, time to 0.5 % error of the median`,
      median(times.slice(repeats)),
      -bound,
      {
        unit: " ms",
        "Sobol samples": sobol,
        "random samples": random,
        seeds,
      },
    );
  });
}

if (isMain(import.meta)) printRows(accuracyTime());
