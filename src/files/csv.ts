import Papa from "papaparse";
import { fail, type Outcome, succeed } from "../base/outcome.ts";

/** A CSV text as header and records; every record is as long as the header. */
export interface Csv {
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
}

/**
 * Read a CSV text as published by others: BOM, CRLF, quoted cells with line breaks.
 *
 * @param text the whole file
 * @param file its name, for messages
 * @returns the records, or a problem when the text is a page of HTML, is empty, has an unclosed
 *   quote, or has a record whose length differs from the header's
 */
export function readCsv(text: string, file: string): Outcome<Csv> {
  const body = text.replace(/^\uFEFF/, "");
  if (/^\s*</.test(body)) return fail("html-not-csv", { file });
  const parsed = Papa.parse<string[]>(body, { skipEmptyLines: "greedy" });
  const quoteError = parsed.errors.find((error) => error.type === "Quotes");
  if (quoteError) return fail("csv-quote", { file, row: (quoteError.row ?? 0) + 1 });
  const [header, ...records] = parsed.data;
  if (!header) return fail("csv-empty", { file });
  const ragged = records.findIndex((record) => record.length !== header.length);
  if (ragged >= 0) {
    return fail("csv-length", {
      file,
      row: ragged + 2,
      value: records[ragged]?.length ?? 0,
      expected: header.length,
    });
  }
  return succeed({ header, records });
}

/**
 * Where each of the wanted columns stands.
 *
 * @returns positions in the order of `names`, or a problem that names the first missing column
 */
export function locateColumns(
  csv: Csv,
  names: readonly string[],
  file: string,
): Outcome<readonly number[]> {
  const positions = names.map((name) => csv.header.indexOf(name));
  const missing = names[positions.indexOf(-1)];
  return missing === undefined ? succeed(positions) : fail("csv-column", { file, column: missing });
}
