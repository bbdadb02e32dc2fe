/**
 * Times several contestants in turn, so that all meet the same state of the machine.
 *
 * @param {Record<string, () => number | Promise<number>>} contestants each runs once and returns
 *   its own measure, such as nanoseconds a sample
 * @param {number} rounds how often each runs
 * @returns {Promise<Record<string, number>>} the medians
 */
export const interleave = async (contestants, rounds) =>
  mediansOf(await interleaved(contestants, rounds));

/** The same with every measure in the order of the rounds. */
export async function interleaved(contestants, rounds) {
  const measures = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) measures[name].push(await run());
  }
  return measures;
}

export const mediansOf = (measures) =>
  Object.fromEntries(Object.entries(measures).map(([name, values]) => [name, median(values)]));

/** The middle value. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Milliseconds that a function takes. */
export function milliseconds(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}
