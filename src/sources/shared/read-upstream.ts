import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { type Csv, readCsv } from "../../files/csv.ts";
import type { Texts } from "../../files/texts.ts";
import type { UpstreamColumn } from "./upstream-columns.ts";

/** The columns wanted, by the names that the adapter uses. */
export type UpstreamSchema = Readonly<Record<string, UpstreamColumn<unknown>>>;

/** One record, typed, with its place in the file (the header is row 1). */
export type UpstreamRow<Schema extends UpstreamSchema> = { readonly row: number } & {
  readonly [Name in keyof Schema]: Schema[Name] extends UpstreamColumn<infer Value> ? Value : never;
};

/**
 * Read the wanted columns of an upstream CSV, by header name.
 *
 * @param texts all upstream texts
 * @param file path of the one to read
 * @param schema the wanted columns
 * @returns one row per record, or the first problem: file, row, column, rule and value
 */
export function readUpstream<Schema extends UpstreamSchema>(
  texts: Texts,
  file: string,
  schema: Schema,
): Outcome<readonly UpstreamRow<Schema>[]> {
  const text = texts.get(file);
  if (text === undefined) return fail("missing-file", { file });
  const csv = readCsv(text, file);
  if (!csv.ok) return csv;
  const places = locate(csv.value, schema, file);
  if (!places.ok) return places;
  const rows: UpstreamRow<Schema>[] = [];
  for (const [index, record] of csv.value.records.entries()) {
    const values: Record<string, unknown> = { row: index + 2 };
    for (const { name, column, position } of places.value) {
      const value = column.read(record[position] ?? "");
      if (!value.ok) {
        const header = csv.value.header[position] ?? name;
        return fail("bad-cell", { ...value.error.facts, file, row: index + 2, column: header });
      }
      values[name] = value.value;
    }
    rows.push(values as UpstreamRow<Schema>);
  }
  return succeed(rows);
}

interface Place {
  readonly name: string;
  readonly column: UpstreamColumn<unknown>;
  /** Position in a record; −1 when the file lacks the column. */
  readonly position: number;
}

function locate(csv: Csv, schema: UpstreamSchema, file: string): Outcome<readonly Place[]> {
  const header = csv.header.map((name) => name.trim());
  const places = Object.entries(schema).map(([name, column]) => ({
    name,
    column,
    position: column.headers.map((alias) => header.indexOf(alias)).find((at) => at >= 0) ?? -1,
  }));
  const missing = places.find(({ column, position }) => position < 0 && !column.mayBeAbsent);
  return missing
    ? fail("csv-column", { file, column: missing.column.headers[0] ?? missing.name })
    : succeed(places);
}
