import { fail, type Outcome, succeed } from "../../../outcome.ts";
import { isIsoDate } from "../../../units/calendar.ts";
import { type Csv, readCsv } from "../../csv.ts";
import type { UpstreamTexts } from "../adapter.ts";
import { readNumber } from "./read-number.ts";

/** A column wanted from an upstream CSV: the headers it has had, newest first, and its reader. */
export interface UpstreamColumn<Value> {
  readonly headers: readonly string[];
  /** Whether a file without the column is accepted; its cells then count as empty. */
  readonly mayBeAbsent: boolean;
  readonly read: (text: string) => Outcome<Value>;
}

/** The columns wanted, by the names that the adapter uses. */
export type UpstreamSchema = Readonly<Record<string, UpstreamColumn<unknown>>>;

/** One record, typed, with its place in the file (the header is row 1). */
export type UpstreamRow<Schema extends UpstreamSchema> = { readonly row: number } & {
  readonly [Name in keyof Schema]: Schema[Name] extends UpstreamColumn<infer Value> ? Value : never;
};

/** Text on one line without surrounding blanks; empty when the cell is. */
export const textColumn = (...headers: readonly string[]): UpstreamColumn<string> => ({
  headers,
  mayBeAbsent: false,
  read: (text) => succeed(oneLine(text)),
});

/** A number; `undefined` when the cell is empty or says that it is unknown. */
export const numberColumn = (
  ...headers: readonly string[]
): UpstreamColumn<number | undefined> => ({ headers, mayBeAbsent: false, read: readNumber });

/** An ISO date; `undefined` when the cell is empty. */
export const dateColumn = (...headers: readonly string[]): UpstreamColumn<string | undefined> => ({
  headers,
  mayBeAbsent: false,
  read: (text) => {
    const date = text.trim();
    if (date === "") return succeed(undefined);
    return isIsoDate(date) ? succeed(date) : bad("a date YYYY-MM-DD", text);
  },
});

/** A cell exactly as it stands, line breaks included. */
export const rawColumn = (...headers: readonly string[]): UpstreamColumn<string> => ({
  headers,
  mayBeAbsent: false,
  read: succeed,
});

/** The same column, with an empty cell as a problem. */
export const required = <Value>(
  column: UpstreamColumn<Value>,
): UpstreamColumn<Exclude<Value, undefined>> => ({
  ...column,
  read: (text) => {
    if (text.trim() === "") return bad("not empty", text);
    const value = column.read(text);
    if (!value.ok) return value;
    return value.value === undefined
      ? bad("a known value", text)
      : succeed(value.value as Exclude<Value, undefined>);
  },
});

/** The same column in files some of which lack it. */
export const perhaps = <Value>(column: UpstreamColumn<Value>): UpstreamColumn<Value> => ({
  ...column,
  mayBeAbsent: true,
});

/**
 * Read the wanted columns of an upstream CSV, by header name.
 *
 * @param texts all upstream texts
 * @param file path of the one to read
 * @param schema the wanted columns
 * @returns one row per record, or the first problem: file, row, column, rule and value
 */
export function readUpstream<Schema extends UpstreamSchema>(
  texts: UpstreamTexts,
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

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

const bad = (rule: string, value: string) => fail("bad-cell", { rule, value: value.slice(0, 80) });
