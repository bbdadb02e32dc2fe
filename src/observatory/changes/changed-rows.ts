import { eachOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { commonColumns } from "../../data/manifest.ts";
import type { FactRow } from "../../data/table.ts";

export const changeKinds = ["new", "revised", "withdrawn"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A row that one of two days does not show as the other does. */
export interface ChangedRow {
  readonly dataset: string;
  readonly id: string;
  readonly change: ChangeKind;
  /** As it stood on the first day; absent for a new one. */
  readonly before?: FactRow;
  /** As it stands on the second; absent for one that was withdrawn. */
  readonly after?: FactRow;
  /** Columns whose cell is another, but for those that all datasets have. */
  readonly columns: readonly string[];
}

/** What became known, was revised or withdrawn between two days, in every dataset in turn. */
export const changedRows = (
  facts: Facts,
  from: FactWindow,
  to: FactWindow,
): Outcome<readonly ChangedRow[]> =>
  mapOutcome(
    eachOf(facts.ids, (dataset) => changedIn(dataset, facts, from, to)),
    (changes) => changes.flat(),
  );

function changedIn(
  dataset: string,
  facts: Facts,
  from: FactWindow,
  to: FactWindow,
): Outcome<readonly ChangedRow[]> {
  const early = facts.selectAll(dataset, from);
  if (!early.ok) return early;
  return mapOutcome(facts.selectAll(dataset, to), (late): readonly ChangedRow[] => {
    const before = new Map(early.value.rows.map((row) => [row.id, row]));
    const after = new Map(late.rows.map((row) => [row.id, row]));
    const added = late.rows.flatMap((row): readonly ChangedRow[] => {
      const old = before.get(row.id);
      if (!old) return [{ dataset, id: row.id, change: "new", after: row, columns: [] }];
      if (isSame(old, row)) return [];
      return [
        {
          ...{ dataset, id: row.id, change: "revised" },
          before: old,
          after: row,
          columns: differing(old, row),
        },
      ];
    });
    const gone = early.value.rows
      .filter(({ id }) => !after.has(id))
      .map(
        (row): ChangedRow => ({
          ...{ dataset, id: row.id, change: "withdrawn", before: row, columns: [] },
        }),
      );
    return [...added, ...gone];
  });
}

const isSame = (one: FactRow, other: FactRow): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const common = new Set(commonColumns.map(({ name }) => name));

const differing = (one: FactRow, other: FactRow): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => !common.has(name) && JSON.stringify(one[name]) !== JSON.stringify(other[name]),
  );
