import Papa from "papaparse";
import { formula } from "./render-csv.ts";
import { tidyTable } from "./tidy-table.ts";

/**
 * One table as comma-separated values (RFC 4180, with line feeds): a header, and every row as long
 * as it; numbers in full, dates as in ISO 8601, nothing where nothing is known. Text that a
 * spreadsheet would run gets an apostrophe before it.
 */
export function tidyCsv(entries: readonly unknown[]): string {
  const { columns, rows } = tidyTable(entries);
  const lines = rows.map((row) => row.map((cell) => cell ?? ""));
  return `${Papa.unparse([columns, ...lines], { newline: "\n", escapeFormulae: formula })}\n`;
}
