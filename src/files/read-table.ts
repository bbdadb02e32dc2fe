import Papa from "papaparse";
import { inputLimits } from "../base/limits.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";

/** A table that somebody brings: header, records and where each record begins in the file. */
export interface Table {
  readonly header: readonly string[];
  /** Every record is as long as the header. */
  readonly records: readonly (readonly string[])[];
  /** The line on which a record begins, counted from 1 as an editor does. */
  readonly lines: readonly number[];
}

/** What stands between cells, in the order in which they are tried. */
const separators = [",", ";", "\t", "|"] as const;

/**
 * Read the text of a table, however its program wrote it: with a mark of byte order, any line ends,
 * a first line `sep=;`, comments that begin with `#`, empty lines, and commas, semicolons, tabs or
 * bars between the cells.
 *
 * @param wanted names of which the header holds at least one, which tells the separator
 * @param mostRows lines below the first at most, which are counted before any is read
 * @returns the table, or a problem when the text is a page of HTML, has too many rows, is empty, has an unclosed quote,
 *   has a record whose length is not that of the header, can be cut in two ways, or has a line that
 *   may be a row or a comment
 */
export function readTable(
  text: string,
  file: string,
  wanted: readonly string[],
  mostRows: number = inputLimits.tableRows,
): Outcome<Table> {
  const body = withLineFeeds(text.replace(/^\uFEFF/, ""));
  if (/^\s*</.test(body)) return fail("html-not-csv", { file });
  const rows = countLines(body) - 1;
  if (rows > mostRows) return fail("too-many-rows", { file, value: rows, rule: mostRows });
  const declared = /^"?sep=(.)"?\n/i.exec(body);
  if (declared) {
    return cut(body.slice(declared[0].length), file, declared[1] as string, 1);
  }
  const names = new Set(wanted.map(plainName));
  const readings = separators.map((separator) => {
    const table = cut(body, file, separator, 0);
    const header = table.ok ? table.value.header : (headerOf(body, separator) ?? []);
    return { table, found: header.filter((name) => names.has(plainName(name))).length };
  });
  const most = Math.max(...readings.map(({ found }) => found));
  const best = readings.filter(({ found }) => found === most);
  // A header of one column, or of none that is known, is the same whatever the separator.
  const whole = best.find(({ table }) => table.ok) ?? best[0];
  return whole?.table ?? fail("csv-empty", { file });
}

/** A carriage return ends a line where no line feed does; beside line feeds it is part of a cell. */
const withLineFeeds = (text: string): string =>
  text.includes("\n") ? text.replaceAll("\r\n", "\n") : text.replaceAll("\r", "\n");

/** Lines that are not empty. */
function countLines(text: string): number {
  let count = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    const next = end < 0 ? text.length : end;
    if (next > from) count += 1;
    from = next + 1;
  }
  return count;
}

/** Names of columns are compared without capitals and blanks around them. */
export const plainName = (name: string): string => name.trim().toLowerCase();

function parse(body: string, delimiter: string) {
  return Papa.parse<string[]>(body, { delimiter });
}

const headerOf = (body: string, separator: string): readonly string[] | undefined =>
  parse(body, separator).data.find((record) => !isBlank(record) && !isComment(record));

const isBlank = (record: readonly string[]): boolean => record.every((cell) => cell.trim() === "");

/** A line that begins with `#`; the name of a column may be `#` itself. */
const isComment = ([first = ""]: readonly string[]): boolean =>
  first.startsWith("#") && first.trim() !== "#";

/**
 * A comment below the header. A line as long as a row is one only where a blank follows the sign: a
 * column of colours begins with it too.
 */
const isNote = (record: readonly string[], header: readonly string[]): boolean =>
  isComment(record) && (record.length !== header.length || /^#\s/.test(record[0] ?? ""));

function cut(body: string, file: string, separator: string, before: number): Outcome<Table> {
  const parsed = parse(body, separator);
  const lines: number[] = [];
  const rows: string[][] = [];
  let line = before + 1;
  for (const [index, record] of parsed.data.entries()) {
    const open = parsed.errors.some(({ type, row }) => type === "Quotes" && row === index);
    if (open) return fail("csv-quote", { file, row: line });
    const [header] = rows;
    if (!isBlank(record) && !(header ? isNote(record, header) : isComment(record))) {
      rows.push(record);
      lines.push(line);
    }
    line += 1 + record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
  }
  const [header, ...records] = rows;
  if (!header) return fail("csv-empty", { file });
  lines.shift();
  const marked = records.findIndex(isComment);
  if (marked >= 0 && !records.every(isComment)) {
    const value = records[marked]?.[0] ?? "";
    return fail("comment-or-row", { file, row: lines[marked] ?? 0, value });
  }
  const ragged = records.findIndex((record) => record.length !== header.length);
  if (ragged < 0) return succeed({ header, records, lines });
  return fail("csv-length", {
    file,
    row: lines[ragged] ?? 0,
    value: records[ragged]?.length ?? 0,
    expected: header.length,
  });
}
