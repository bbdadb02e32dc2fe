import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { readLinedCsv } from "../files/csv.ts";
import { type Cell, readCell } from "./cell.ts";
import type { Column, Manifest } from "./manifest.ts";

/** One row of a dataset with the columns that all datasets share. */
export interface FactRow {
  readonly id: string;
  readonly date: string;
  readonly known_on: string;
  readonly known_basis: string;
  readonly source: string;
  readonly [column: string]: Cell;
}

/** A dataset in memory: rows in file order, and the line each was read from (for digests). */
export interface Table {
  readonly manifest: Manifest;
  readonly rows: readonly FactRow[];
  readonly lines: readonly string[];
}

/**
 * Read rows.csv by its manifest. Strict: it is our own format, one record a line.
 *
 * @returns the table, or the first problem with file, row, column, rule and value
 */
export function readTable(manifest: Manifest, text: string): Outcome<Table> {
  const file = `data/${manifest.id}/rows.csv`;
  const csv = readLinedCsv(text, file);
  if (!csv.ok) return csv;
  const { header, records, lines } = csv.value;
  const { columns } = manifest;
  const wrong = columns.findIndex(({ name }, index) => header[index] !== name);
  if (wrong >= 0 || header.length !== columns.length) {
    return fail("csv-column", { file, column: columns[wrong]?.name ?? "one column too many" });
  }
  const rows: FactRow[] = [];
  const ids = new Set<string>();
  for (const record of records) {
    const cells = readCells(columns, record);
    const row = rows.length + 2;
    if (!cells.ok) return fail(cells.error.code, { ...cells.error.facts, file, row });
    const fact = cells.value;
    if (ids.has(fact.id)) return fail("duplicate-id", { file, row, value: fact.id });
    ids.add(fact.id);
    rows.push(fact);
  }
  return succeed({ manifest, rows, lines });
}

function readCells(columns: readonly Column[], record: readonly string[]): Outcome<FactRow> {
  const cells: Record<string, Cell> = {};
  for (let index = 0; index < columns.length; index++) {
    const { name, kind, required } = columns[index] as Column;
    const text = record[index] as string;
    if (text === "") {
      if (required) return fail("missing-cell", { column: name });
      continue;
    }
    const cell = readCell(kind, text);
    if (!cell.ok) return fail("bad-cell", { ...cell.error.facts, column: name });
    cells[name] = cell.value;
  }
  return succeed(cells as unknown as FactRow);
}
