import { eachOf, mapOutcome, type Outcome } from "../base/outcome.ts";
import type { Cell } from "../data/cell.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { type CellKind, REPLACED_ON } from "../data/manifest.ts";

/** A table before DuckDB has it. */
export interface PlainTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly kind: CellKind }[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * The tables that a query names: datasets as they were known, by their ids, which may be written with
 * underscores; and the lists of all datasets and of their columns.
 *
 * A name counts wherever it stands in the query: what a text of it names is within reach as well.
 */
export const knownTables = (
  facts: Facts,
  window: FactWindow,
  sql: string,
): Outcome<readonly PlainTable[]> =>
  mapOutcome(
    eachOf(
      facts.ids.flatMap((id) =>
        namesOf(id)
          .filter((name) => mentions(sql, name))
          .map((name) => ({ id, name })),
      ),
      ({ id, name }) => datasetTable(facts, window, id, name),
    ),
    (tables) => [
      ...tables,
      ...lists.filter(({ name }) => mentions(sql, name)).map(({ of }) => of(facts, window)),
    ],
  );

const namesOf = (id: string): readonly string[] => [...new Set([id, underscored(id)])];

const underscored = (id: string): string => id.replaceAll("-", "_");

/** Whether a name stands in a text, in letters of either case, and not within a longer one. */
const mentions = (sql: string, name: string): boolean =>
  new RegExp(`(?<![\\w-])${name}(?![\\w-])`, "i").test(sql);

function datasetTable(
  facts: Facts,
  window: FactWindow,
  id: string,
  name: string,
): Outcome<PlainTable> {
  return mapOutcome(facts.selectAll(id, window), ({ manifest, rows }) => {
    const columns = manifest.columns.filter((column) => column.name !== REPLACED_ON);
    return { name, columns, rows: rows.map((row) => columns.map((column) => row[column.name])) };
  });
}

/** What there is to ask: made of the manifests, and of the rows that the window admits. */
const lists: readonly {
  readonly name: string;
  readonly of: (facts: Facts, window: FactWindow) => PlainTable;
}[] = [
  {
    name: "datasets",
    of: (facts, window) => ({
      name: "datasets",
      columns: [
        ...(["name", "id", "title", "publisher", "licence"] as const).map(text),
        { name: "rows", kind: "number" },
      ],
      rows: facts.ids.flatMap((id) => {
        const table = facts.selectAll(id, window);
        if (!table.ok) return [];
        const { title, publisher, licence } = table.value.manifest;
        return [[underscored(id), id, title.en, publisher, licence, table.value.rows.length]];
      }),
    }),
  },
  {
    name: "dataset_columns",
    of: (facts) => ({
      name: "dataset_columns",
      columns: (["dataset", "name", "kind", "unit", "description"] as const).map(text),
      rows: facts.ids.flatMap((id) => {
        const manifest = facts.manifest(id);
        if (!manifest.ok) return [];
        return manifest.value.columns
          .filter(({ name }) => name !== REPLACED_ON)
          .map(({ name, kind, unit, description }) => [
            underscored(id),
            name,
            kind,
            unit,
            description,
          ]);
      }),
    }),
  },
];

const text = (name: string) => ({ name, kind: "text" as const });
