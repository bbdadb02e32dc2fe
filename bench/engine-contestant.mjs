import { load, programOf, summarize } from "./engine.mjs";
import { median, milliseconds } from "./interleave.mjs";
import { unitsOf } from "./yardsticks.mjs";

/** Samples after which everything is compiled. */
const warmSamples = { M1: 524288, M2: 262144, M3: 8192 };

/**
 * The engine as a contestant: nanoseconds a unit of work, one thread, with the program loaded.
 *
 * @param {number} repeats how often it runs at a turn; the median counts. A short run beside a long
 *   one needs several, so that one disturbance does not count
 */
export function contestant(model, mode, count, repeats = 1) {
  const evaluator = load(programOf(model), mode);
  const run = (samples) =>
    (milliseconds(() => summarize(evaluator, 0, samples)) * 1e6) / samples / unitsOf(model);
  for (let warm = 0; warm < 8; warm++) run(Math.min(count, warmSamples[model]));
  return () => median(Array.from({ length: repeats }, () => run(count)));
}
