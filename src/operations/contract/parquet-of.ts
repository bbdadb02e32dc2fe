import { parquetColumnOf, writeParquet } from "../../files/parquet.ts";
import { tidyTable } from "../../reports/tidy-table.ts";
import type { Envelope } from "./run-operation.ts";

/** A table of an answer as Parquet, with what was asked of which data in the file's metadata. */
export function parquetOf(
  envelope: Envelope,
  entries: readonly unknown[],
): Uint8Array<ArrayBuffer> {
  const { columns, rows } = tidyTable(entries);
  const { operation, version, asOf, dataDigest, sources } = envelope;
  return writeParquet(
    columns.map((name, at) =>
      parquetColumnOf(
        name,
        rows.map((row) => row[at] ?? null),
      ),
    ),
    { operation, version, asOf, dataDigest, sources: JSON.stringify(sources) },
  );
}
