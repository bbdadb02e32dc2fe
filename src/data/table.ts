import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { type LinedCsv, readLinedCsv } from "../files/csv.ts";
import { type Cell, readCell } from "./cell.ts";
import { type Column, type Manifest, REPLACED_ON } from "./manifest.ts";
import { standsBesides } from "./vintages.ts";

/** One row of a dataset with the columns that all datasets share. */
export interface FactRow {
  readonly id: string;
  readonly date: string;
  readonly known_on: string;
  readonly known_basis: string;
  readonly source: string;
  /** The day from which the row stands no more; absent while it stands. */
  readonly replaced_on?: string;
  readonly [column: string]: Cell;
}

/**
 * A dataset in memory: rows in file order, and the line each was read from (for digests), without the
 * day on which it was replaced: a later revision changes no line of what stood before.
 */
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
  const { header, records } = csv.value;
  const { columns } = manifest;
  const wrong = columns.findIndex(({ name }, index) => header[index] !== name);
  if (wrong >= 0 || header.length !== columns.length) {
    return fail("csv-column", { file, column: columns[wrong]?.name ?? "one column too many" });
  }
  const rows: FactRow[] = [];
  const vintages = new Map<string, FactRow[]>();
  for (const record of records) {
    const cells = readCells(columns, record);
    const row = rows.length + 2;
    if (!cells.ok) return fail(cells.error.code, { ...cells.error.facts, file, row });
    const fact = cells.value;
    const others = vintages.get(fact.id) ?? [];
    if (standsBesides(fact, others)) return fail("duplicate-id", { file, row, value: fact.id });
    vintages.set(fact.id, [...others, fact]);
    rows.push(fact);
  }
  return succeed({ manifest, rows, lines: timelessLines(columns, csv.value) });
}

/** The lines of a table, without the days on which its rows were replaced. */
function timelessLines(
  columns: readonly Column[],
  { records, lines }: LinedCsv,
): readonly string[] {
  const place = columns.findIndex(({ name }) => name === REPLACED_ON);
  return place < 0
    ? lines
    : records.map((record) => record.filter((_cell, index) => index !== place).join(","));
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
