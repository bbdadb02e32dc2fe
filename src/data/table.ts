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

/** Rows of a dataset in memory, in file order, and a line for each, which digests are taken of. */
export interface Table {
  readonly manifest: Manifest;
  readonly rows: readonly FactRow[];
  readonly lines: readonly string[];
}

/** A dataset in memory with all that it will ever tell. */
export interface WholeTable {
  readonly manifest: Manifest;
  readonly rows: readonly FactRow[];
  /**
   * A row as it was on a day, and its line. Nobody knew then when it would be replaced, nor what
   * stands in cells that became known later.
   *
   * @param day `undefined` for all cells
   */
  seenOn(index: number, day: string | undefined): { readonly row: FactRow; readonly line: string };
}

/**
 * Read rows.csv by its manifest. Strict: it is our own format, one record a line.
 *
 * @returns the table, or the first problem with file, row, column, rule and value
 */
export function readTable(manifest: Manifest, text: string): Outcome<WholeTable> {
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
    const others = vintages.get(fact.id);
    if (others && standsBesides(fact, others)) {
      return fail("duplicate-id", { file, row, value: fact.id });
    }
    if (others) others.push(fact);
    else vintages.set(fact.id, [fact]);
    rows.push(fact);
  }
  return succeed({ manifest, rows, seenOn: seenBy(columns, rows, csv.value) });
}

/** A column whose cells may have become known later than their rows, with that of the days. */
interface LateColumn {
  readonly place: number;
  readonly name: string;
  readonly knownOn: string;
}

function seenBy(
  columns: readonly Column[],
  rows: readonly FactRow[],
  { records, lines }: LinedCsv,
): WholeTable["seenOn"] {
  const ofEnd = columns.findIndex(({ name }) => name === REPLACED_ON);
  const late = columns.flatMap(({ name, knownOn }, place): readonly LateColumn[] =>
    knownOn === undefined ? [] : [{ place, name, knownOn }],
  );
  if (ofEnd < 0 && late.length === 0) {
    return (index) => ({ row: rows[index] as FactRow, line: lines[index] as string });
  }
  return (index, day) => {
    const row = rows[index] as FactRow;
    const unseen =
      day === undefined ? [] : late.filter(({ knownOn }) => String(row[knownOn] ?? "") > day);
    const cells = (records[index] as readonly string[]).map((cell, place) =>
      unseen.some((column) => column.place === place) ? "" : cell,
    );
    const line = cells
      .filter((_cell, place) => place !== ofEnd)
      .map(quoted)
      .join(",");
    if (unseen.length === 0 && row.replaced_on === undefined) return { row, line };
    const { replaced_on: _later, ...stood } = row;
    const masks = Object.fromEntries(unseen.map(({ name }) => [name, undefined]));
    return { row: { ...stood, ...masks } as FactRow, line };
  };
}

const quoted = (cell: string): string =>
  /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

function readCells(columns: readonly Column[], record: readonly string[]): Outcome<FactRow> {
  const cells: Record<string, Cell> = {};
  for (let index = 0; index < columns.length; index++) {
    const { name, kind, required } = columns[index] as Column;
    const text = record[index] as string;
    if (text === "") {
      if (required) return fail("missing-cell", { column: name });
      continue;
    }
    // Most cells are texts, which are what they are.
    if (kind === "text") {
      cells[name] = text;
      continue;
    }
    const cell = readCell(kind, text);
    if (!cell.ok) return fail("bad-cell", { ...cell.error.facts, column: name });
    cells[name] = cell.value;
  }
  return succeed(cells as unknown as FactRow);
}
