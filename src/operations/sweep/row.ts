import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { valueAt } from "../../ledger/path.ts";
import type { Scalar } from "./spec.ts";

/** What is kept of an answer, by column; `null` where the answer has no such value. */
export type Kept = Readonly<Record<string, Scalar | null>>;

/** Columns of an answer where none are asked for. */
const MOST_COLUMNS = 24;
/** How far down an answer single values are looked for. */
const DEEPEST = 3;

/**
 * What is kept of an answer.
 *
 * @param keep paths into the result by column; without it, the values that stand by themselves, not
 *   in lists, near its top
 */
export function keptOf(
  result: unknown,
  keep: Readonly<Record<string, string>> | undefined,
): Outcome<Kept> {
  if (!keep) {
    const leaves = leavesOf(result, "", DEEPEST);
    // What a model puts out is what it was asked for; how it was drawn stands in the sweep.
    const outputs = leaves.filter(([path]) => path.startsWith("outputs."));
    const chosen = outputs.length > 0 ? outputs : leaves;
    return succeed(Object.fromEntries(chosen.slice(0, MOST_COLUMNS)));
  }
  const kept: Record<string, Scalar | null> = {};
  for (const [column, path] of Object.entries(keep)) {
    const found = valueAt(result, path);
    if (!found.ok && found.error.code !== "nothing-found") return found;
    const value = found.ok ? found.value : null;
    if (typeof value === "object" && value !== null) return fail("sweep-not-single", { path });
    kept[column] = value as Scalar | null;
  }
  return succeed(kept);
}

function leavesOf(value: unknown, path: string, depth: number): readonly [string, Scalar | null][] {
  if (value === null || ["number", "string", "boolean"].includes(typeof value)) {
    return [[path, value as Scalar | null]];
  }
  if (typeof value !== "object" || Array.isArray(value) || depth === 0) return [];
  return Object.entries(value as object).flatMap(([key, each]) =>
    leavesOf(each, path === "" ? key : `${path}.${key}`, depth - 1),
  );
}
