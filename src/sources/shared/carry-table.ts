import { type Outcome, succeed } from "../../base/outcome.ts";
import { locateColumns, readCsv } from "../../files/csv.ts";
import { findText } from "../../files/find-text.ts";
import type { Texts } from "../../files/texts.ts";
import type { Skipped } from "../adapter.ts";
import type { TableDraft } from "../publication-adapter.ts";
import { tallySkipped } from "./tally-skipped.ts";

/** Cells of a row by column, without blanks around them. */
export type NamedCells = Readonly<Record<string, string>>;

/** How a table is carried: which columns, which rows, and what becomes of the cells. */
export interface CarryPlan<Reason extends string> {
  readonly table: Omit<TableDraft["description"], "skipped">;
  /** Reasons to leave a row out, with their words. */
  readonly reasons: Readonly<Record<Reason, Skipped["label"]>>;
  /** Why this row is left out; undefined to carry it. */
  readonly leaveOut?: (cells: NamedCells) => Reason | undefined;
  /** Cells that are carried otherwise than they are printed upstream. */
  readonly change?: (cells: NamedCells) => NamedCells;
}

/**
 * Carry columns of an upstream CSV as they are printed there, rows in its order.
 *
 * @returns the table, or a problem that names file, row or column
 */
export function carryTable<Reason extends string>(
  texts: Texts,
  { table, reasons, leaveOut, change }: CarryPlan<Reason>,
): Outcome<TableDraft> {
  const rows = readNamedCells(
    texts,
    table.standsFor,
    table.columns.map(({ name }) => name),
  );
  if (!rows.ok) return rows;
  const left: Reason[] = [];
  const records: string[][] = [];
  for (const cells of rows.value) {
    const reason = leaveOut?.(cells);
    if (reason !== undefined) {
      left.push(reason);
      continue;
    }
    const carried = { ...cells, ...change?.(cells) };
    records.push(table.columns.map(({ name }) => carried[name] as string));
  }
  const skipped = [...tallySkipped(reasons, left)];
  return succeed({ description: { ...table, skipped }, records });
}

/** Wanted columns of an upstream CSV, named as folder and file, row by row. */
export function readNamedCells(
  texts: Texts,
  path: string,
  columns: readonly string[],
): Outcome<readonly NamedCells[]> {
  const [folder = "", name = ""] = path.split("/");
  const source = findText(texts, folder, name);
  if (!source.ok) return source;
  const csv = readCsv(source.value.text, source.value.file);
  if (!csv.ok) return csv;
  const places = locateColumns(csv.value, columns, source.value.file);
  if (!places.ok) return places;
  return succeed(
    csv.value.records.map((record) =>
      Object.fromEntries(
        columns.map((column, index) => [
          column,
          record[places.value[index] as number]?.trim() ?? "",
        ]),
      ),
    ),
  );
}
