/** What counts when several points share a time: only the best of them, or every one. */
export type SameTime = "best" | "all";

/**
 * The points whose value is strictly greater than every value at an earlier time.
 *
 * Of several at one time, `best` keeps the greatest (on a tie, the first in the input), `all` keeps
 * each that beats all earlier times.
 *
 * @param times time of each point, in any order
 * @param values value of each point, same length and order as `times`
 * @returns indices into the input, by time; points at one time in input order
 */
export function recordFrontier(
  times: readonly number[],
  values: readonly number[],
  sameTime: SameTime = "best",
): readonly number[] {
  const records: number[] = [];
  let best = Number.NEGATIVE_INFINITY;
  for (const group of groupsByTime(times)) {
    const better = group.filter((i) => values[i]! > best);
    const top = better.reduce((m, i) => Math.max(m, values[i]!), best);
    const leader = better.find((i) => values[i] === top);
    if (leader === undefined) continue;
    records.push(...(sameTime === "all" ? better : [leader]));
    best = top;
  }
  return records;
}

/** Indices grouped by equal time, earliest group first, input order within a group. */
function groupsByTime(times: readonly number[]): number[][] {
  const order = times.map((_, i) => i).sort((a, b) => times[a]! - times[b]!);
  const groups: number[][] = [];
  for (const i of order) {
    const last = groups.at(-1);
    if (last && times[last[0]!] === times[i]) last.push(i);
    else groups.push([i]);
  }
  return groups;
}
