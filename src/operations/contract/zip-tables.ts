import { zipSync } from "fflate";
import { parquetColumnOf } from "../../files/parquet.ts";
import { tidyCsv } from "../../reports/tidy-csv.ts";
import { tidyTable } from "../../reports/tidy-table.ts";
import type { Envelope } from "./run-operation.ts";

/** When the files of an archive were made, as far as it says: the same answer is the same bytes. */
const MADE = new Date(1980, 0, 1);

/**
 * Every table of an answer in one archive, a file of comma-separated values each, and
 * `metadata.json`: what was asked of which data, the sources and notes, and the columns of each
 * table with the type of their values.
 */
export function zipTables(
  { result: _, ...envelope }: Envelope,
  tables: ReadonlyMap<string, readonly unknown[]>,
): Uint8Array<ArrayBuffer> {
  const texts = [...tables].map(([name, entries]) => [`${name}.csv`, tidyCsv(entries)] as const);
  const metadata = {
    ...envelope,
    tables: [...tables].map(([name, entries]) => describe(name, entries)),
  };
  const files = [["metadata.json", `${JSON.stringify(metadata, null, 2)}\n`] as const, ...texts];
  const encoder = new TextEncoder();
  const archive = zipSync(
    Object.fromEntries(files.map(([name, text]) => [name, encoder.encode(text)])),
    { mtime: MADE },
  );
  return new Uint8Array(archive);
}

/** A table's file, how many rows it has, and its columns. */
function describe(name: string, entries: readonly unknown[]) {
  const { columns, rows } = tidyTable(entries);
  return {
    name,
    file: `${name}.csv`,
    rows: rows.length,
    columns: columns.map((column, at) => {
      const { type } = parquetColumnOf(
        column,
        rows.map((row) => row[at] ?? null),
      );
      return { name: column, type };
    }),
  };
}
