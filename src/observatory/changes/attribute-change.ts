import { groupBy } from "../../base/group-by.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import type { FactRow } from "../../data/table.ts";
import type { LineId } from "../claims.ts";
import { measureLaw } from "../law.ts";
import { type ChangedRow, type ChangeKind, changedRows } from "./changed-rows.ts";
import { mixedFacts } from "./mixed-facts.ts";

/** What a group of rows moved a headline by. */
export interface Part {
  readonly dataset: string;
  readonly change: ChangeKind;
  readonly rows: number;
  readonly moved: number;
}

/** A rate of the law on two days, and what moved it. */
export interface HeadlineChange {
  readonly line: LineId;
  readonly scale: "log" | "linear";
  readonly before: number | undefined;
  readonly after: number | undefined;
  /**
   * What it comes from, where both days have a rate: `days` is the passing of time over rows that
   * stayed the same, and `unexplained` what groups do together and none of them alone.
   */
  readonly cause:
    | { readonly days: number; readonly parts: readonly Part[]; readonly unexplained: number }
    | undefined;
}

/** What changed between two days, and what that moved. */
export interface Changes {
  readonly rows: readonly ChangedRow[];
  readonly headlines: readonly HeadlineChange[];
}

interface Control {
  readonly cancelled?: () => boolean;
  readonly onStep?: (done: number, total: number) => void;
}

/**
 * What became known between two days, and which of it moved each rate of the law.
 *
 * Rows are grouped by dataset and kind of change. What a group moved is the mean of two differences:
 * it alone added to the rows of the first day, and it alone left out of those of the second, both as
 * measured on the second day. Days, parts and what is unexplained add up to the change.
 */
export function attributeChange(
  facts: Facts,
  from: FactWindow,
  to: FactWindow,
  { cancelled, onStep }: Control = {},
): Outcome<Changes> {
  const rows = changedRows(facts, from, to);
  if (!rows.ok) return rows;
  const view = facts.fresh();
  const [before, after] = [ratesOf(view, from), ratesOf(view, to)];
  const read = new Set(view.uses().map(({ dataset }) => dataset));
  const groups = [
    ...groupBy(
      rows.value.filter(({ dataset }) => read.has(dataset)),
      ({ dataset, change }) => `${dataset} ${change}`,
    ).values(),
  ];
  const measured = (applied: readonly (readonly ChangedRow[])[]): Rates => {
    const tables = new Map<string, readonly FactRow[]>();
    for (const dataset of read) {
      const early = facts.selectAll(dataset, from);
      const own = applied.flat().filter((row) => row.dataset === dataset);
      if (early.ok) tables.set(dataset, withChanges(early.value.rows, own));
    }
    return ratesOf(mixedFacts(facts.fresh(), tables), to);
  };
  const unchanged = measured([]);
  const moved: { added: Rates; without: Rates }[] = [];
  for (const [index, group] of groups.entries()) {
    if (cancelled?.()) return fail("cancelled");
    onStep?.(index, groups.length);
    moved.push({
      added: measured([group]),
      without: measured(groups.filter((other) => other !== group)),
    });
  }
  const headlines = [...after].map(([line, { scale, rate }]): HeadlineChange => {
    const [first, still] = [before.get(line)?.rate, unchanged.get(line)?.rate];
    const base = { line, scale, before: first, after: rate };
    if (first === undefined || rate === undefined || still === undefined) {
      return { ...base, cause: undefined };
    }
    const parts = groups.flatMap((group, index): readonly Part[] => {
      const [one] = group;
      const added = moved[index]?.added.get(line)?.rate;
      const without = moved[index]?.without.get(line)?.rate;
      if (!one || added === undefined || without === undefined) return [];
      const own = (added - still + (rate - without)) / 2;
      return own === 0
        ? []
        : [{ dataset: one.dataset, change: one.change, rows: group.length, moved: own }];
    });
    const days = still - first;
    const explained = parts.reduce((sum, part) => sum + part.moved, days);
    parts.sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved));
    return { ...base, cause: { days, parts, unexplained: rate - first - explained } };
  });
  return succeed({ rows: rows.value, headlines });
}

type Rates = ReadonlyMap<
  LineId,
  { readonly scale: "log" | "linear"; readonly rate: number | undefined }
>;

const ratesOf = (facts: Facts, window: FactWindow): Rates =>
  new Map(
    measureLaw(facts, window).map(({ id, trend, measured }) => [
      id,
      { scale: trend.scale, rate: measured?.growthPerYear },
    ]),
  );

/** The rows of a day with some changes made, in the order in which files have them. */
function withChanges(rows: readonly FactRow[], changes: readonly ChangedRow[]): readonly FactRow[] {
  if (changes.length === 0) return rows;
  const replaced = new Set(changes.flatMap(({ before }) => before ?? []));
  const kept = rows.filter((row) => !replaced.has(row));
  return [...kept, ...changes.flatMap(({ after }) => after ?? [])].sort(byDateIdAndDayKnown);
}

const byDateIdAndDayKnown = (a: FactRow, b: FactRow): number =>
  compare(a.date, b.date) || compare(a.id, b.id) || compare(a.known_on, b.known_on);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
