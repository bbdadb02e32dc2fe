import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { readCsv } from "../files/csv.ts";
import { type Cell, readCell } from "./cell.ts";
import type { Manifest } from "./manifest.ts";

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
  const csv = readCsv(text, file);
  if (!csv.ok) return csv;
  const expected = manifest.columns.map((column) => column.name);
  const wrong = expected.findIndex((name, index) => csv.value.header[index] !== name);
  if (wrong >= 0 || csv.value.header.length !== expected.length) {
    return fail("csv-column", { file, column: expected[wrong] ?? "one column too many" });
  }
  const rows: FactRow[] = [];
  const ids = new Set<string>();
  for (const [index, record] of csv.value.records.entries()) {
    const row = readRow(manifest, record, file, index + 2);
    if (!row.ok) return row;
    if (ids.has(row.value.id)) {
      return fail("duplicate-id", { file, row: index + 2, value: row.value.id });
    }
    ids.add(row.value.id);
    rows.push(row.value);
  }
  const lines = text
    .split("\n")
    .slice(1)
    .filter((line) => line !== "");
  if (lines.length !== rows.length) return fail("csv-multiline", { file });
  return succeed({ manifest, rows, lines });
}

function readRow(
  manifest: Manifest,
  record: readonly string[],
  file: string,
  row: number,
): Outcome<FactRow> {
  const cells: Record<string, Cell> = {};
  for (const [index, column] of manifest.columns.entries()) {
    const text = record[index] ?? "";
    if (text === "" && column.required) {
      return fail("missing-cell", { file, row, column: column.name });
    }
    const cell = readCell(column.kind, text);
    if (!cell.ok) {
      return fail("bad-cell", { ...cell.error.facts, file, row, column: column.name });
    }
    if (cell.value !== undefined) cells[column.name] = cell.value;
  }
  return succeed(cells as unknown as FactRow);
}
