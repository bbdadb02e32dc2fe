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

/** CSV with one record a line, and those lines. */
export interface LinedCsv extends Csv {
  /** One for each record. */
  readonly lines: readonly string[];
}

/**
 * Read CSV text whose records keep to one line each, as those of our own tables do. Most lines have
 * no quotes and are split at their commas, which is several times as fast as parsing.
 *
 * @returns the records, or a problem as {@link readCsv} has
 */
export function readLinedCsv(text: string, file: string): Outcome<LinedCsv> {
  const [first = "", ...lines] = linesOf(text).filter((line) => line !== "");
  const header = readCsv(first, file);
  if (!header.ok) return header;
  const expected = header.value.header.length;
  const records: (readonly string[])[] = [];
  for (const line of lines) {
    const row = records.length + 2;
    const record = line.includes('"') ? quotedRecord(line) : line.split(",");
    if (!record) return fail("csv-quote", { file, row });
    if (record.length !== expected) {
      return fail("csv-length", { file, row, value: record.length, expected });
    }
    records.push(record);
  }
  return succeed({ header: header.value.header, records, lines });
}

/** Lines of a text; an expression takes several times as long as a character. */
const linesOf = (text: string): readonly string[] =>
  text.includes("\r") ? text.split(/\r?\n/) : text.split("\n");

/** The cells of a line, some of them quoted; `undefined` where a quote is left open. */
function quotedRecord(line: string): readonly string[] | undefined {
  const parsed = Papa.parse<string[]>(line, { delimiter: "," });
  return parsed.errors.some(({ type }) => type === "Quotes") ? undefined : parsed.data[0];
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
