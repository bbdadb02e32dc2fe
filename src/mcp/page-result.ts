/** A part of a long result that has the same shape: its lists hold only the entries of this page. */
export interface ResultPage {
  readonly value: unknown;
  /** Number of the first entry of the next page; undefined when this page is the last. */
  readonly next: number | undefined;
}

/** Short lists of plain values, such as a row of cells or the ends of an interval, stay whole. */
const LONGEST_WHOLE_LIST = 200;

/**
 * Cut a page out of a result.
 *
 * Entries of all lists are numbered in reading order. A page holds the entries from `from` on until
 * the budget is spent, at least one; an entry that was begun on an earlier page is repeated with
 * the rest of its own lists. All else, names and figures outside lists, is on every page.
 *
 * @param from number of the first entry, 0 for the first page
 * @param budget bytes of JSON
 */
export function pageResult(result: unknown, from: number, budget: number): ResultPage {
  let number = 0;
  let left = budget;
  let next: number | undefined;
  let taken = 0;

  function pageList(list: readonly unknown[]): unknown[] {
    const kept: unknown[] = [];
    for (const entry of list) {
      if (next !== undefined) break;
      const own = number;
      const size = ownSize(entry);
      if (own >= from && taken > 0 && size > left) {
        next = own;
        break;
      }
      number += 1;
      if (own >= from) {
        taken += 1;
        left -= size;
      }
      const before = taken;
      const value = pageValue(entry);
      if (own >= from || taken > before) kept.push(value);
    }
    return kept;
  }

  function pageValue(value: unknown): unknown {
    if (isDivisible(value)) return pageList(value);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, pageValue(child)]),
    );
  }

  left -= ownSize(result);
  return { value: pageValue(result), next };
}

/** Bytes of a value as JSON without the lists that are paged themselves. */
function ownSize(value: unknown): number {
  const text = JSON.stringify(value, (_, child: unknown) => (isDivisible(child) ? [] : child));
  return new TextEncoder().encode(text ?? "").length + 1;
}

const isDivisible = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) &&
  (value.length > LONGEST_WHOLE_LIST ||
    value.some((entry) => typeof entry === "object" && entry !== null));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
