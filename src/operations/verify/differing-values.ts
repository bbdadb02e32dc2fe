import { freeFields } from "../contract/digest.ts";
import { cut } from "./read-sealed.ts";
import type { Difference } from "./result.ts";

/** Differences that are told, at most; the first are enough to see what is wrong. */
const MOST = 20;

/**
 * Where two values of JSON differ, each place by its path. Numbers are compared by all their bits; the
 * version is told apart.
 */
export function differingValues(
  sealed: unknown,
  found: unknown,
  path = "answer",
): readonly Difference[] {
  if (!isBranch(sealed) || !isBranch(found) || Array.isArray(sealed) !== Array.isArray(found)) {
    const [one, other] = [JSON.stringify(sealed), JSON.stringify(found)];
    return one === other ? [] : [{ where: path, sealed: cut(one), found: cut(other) }];
  }
  const differences: Difference[] = [];
  for (const key of new Set([...Object.keys(sealed), ...Object.keys(found)])) {
    if (freeFields.has(key) || key === "version") continue;
    differences.push(...differingValues(sealed[key], found[key], `${path}/${key}`));
    if (differences.length >= MOST) break;
  }
  return differences.slice(0, MOST);
}

const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
