import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { type CellKind, REPLACED_ON } from "../../data/manifest.ts";
import { type ParquetType, type ParquetValue, writeParquet } from "../../files/parquet.ts";
import { tidyCsv } from "../../reports/tidy-csv.ts";

/** A dataset to be downloaded. */
export interface Download {
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly licence: string;
  readonly rows: number;
  /** Paths of its forms. */
  readonly csv: string;
  readonly json: string;
  readonly parquet: string;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** Terms under which what is made of a table must be shared alike, so that it stands apart. */
const shareAlike = /\bSA\b/;

/** What a column of a kind is in Parquet; a list is a text with semicolons. */
const parquetTypes: Readonly<Record<CellKind, ParquetType>> = {
  ...{ text: "text", number: "number", date: "date", boolean: "yes-no", list: "text" },
};

const parquetValue = (cell: Cell): ParquetValue =>
  cell === undefined ? null : typeof cell === "object" ? cell.join("; ") : cell;

/** A dataset as it was known on a day: its rows as CSV, and with terms and columns as JSON and Parquet. */
export const downloadOf = (id: string, facts: Facts, window: FactWindow): Outcome<Download> =>
  mapOutcome(facts.selectAll(id, window), ({ manifest, rows }) => {
    const { title, publisher, url, licence, attribution, retrieved } = manifest;
    const terms = { id, publisher, url, licence, attribution, retrieved, asOf: window.asOf };
    const path = `${shareAlike.test(licence) ? "downloads/share-alike" : "downloads"}/${id}`;
    const [csv, json, parquet] = [`${path}.csv`, `${path}.json`, `${path}.parquet`];
    const columns = manifest.columns.filter(({ name }) => name !== REPLACED_ON);
    const records = rows.map((row) =>
      Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null])),
    );
    const header = `${columns.map(({ name }) => name).join(",")}\n`;
    const files = new Map<string, string | Uint8Array>([
      [csv, records.length > 0 ? tidyCsv(records) : header],
      [json, `${JSON.stringify({ ...terms, title, columns, rows: records }, null, 1)}\n`],
      [
        parquet,
        writeParquet(
          columns.map(({ name, kind }) => ({
            ...{ name, type: parquetTypes[kind] },
            values: rows.map((row) => parquetValue(row[name])),
          })),
          { ...terms, title: title.en, columns: JSON.stringify(columns) },
        ),
      ],
    ]);
    return { ...{ id, title, licence, rows: rows.length, csv, json, parquet, files } };
  });
