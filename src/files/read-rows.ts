import { isIsoDate } from "../base/calendar.ts";
import { fail, type Outcome, type Problem, succeed } from "../base/outcome.ts";
import { locateColumns, readCsv } from "./csv.ts";
import { readNumber } from "./read-number.ts";

/** A text file and its name for messages. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** The cells of one row. A cell that breaks its rule makes the whole file a problem. */
export interface Cells<Name extends string> {
  /** The cell without blanks around it; empty when it is. */
  text(name: Name): string;
  /** The number, or undefined when the cell is empty or says that it is not known. */
  number(name: Name, rule?: NumberRule): number | undefined;
  /** The number; an empty cell breaks the rule. */
  requiredNumber(name: Name, rule?: NumberRule): number;
  /** The date, or undefined when the cell is empty. */
  date(name: Name): string | undefined;
  /** The date; an empty cell breaks the rule. */
  requiredDate(name: Name): string;
}

/** What a number must satisfy, and the words for it. */
export interface NumberRule {
  readonly words: string;
  holds(value: number): boolean;
}

/** Rules that several formats share. */
export const above0: NumberRule = { words: "a number above 0", holds: (value) => value > 0 };
export const from0: NumberRule = { words: "a number of at least 0", holds: (value) => value >= 0 };
export const share: NumberRule = {
  words: "a number from 0 to 1",
  holds: (value) => value >= 0 && value <= 1,
};

/**
 * Read the wanted columns of a CSV file, row by row.
 *
 * @param columns names that the header must hold; others are ignored
 * @param build turns the cells of one row into a typed row, or undefined to leave it out
 * @returns the rows, or the first problem with file, row, column, rule and value
 */
export function readRows<Name extends string, Row>(
  source: SourceText,
  columns: readonly Name[],
  build: (cells: Cells<Name>, row: number) => Row | undefined,
): Outcome<readonly Row[]> {
  const { file } = source;
  const csv = readCsv(source.text, file);
  if (!csv.ok) return csv;
  const places = locateColumns(csv.value, columns, file);
  if (!places.ok) return places;
  const placeOf = new Map(columns.map((name, index) => [name, places.value[index] as number]));
  const rows: Row[] = [];
  for (const [index, record] of csv.value.records.entries()) {
    const problems: Problem[] = [];
    const text = (name: Name) => (record[placeOf.get(name) as number] as string).trim();
    const row = index + 2;
    const built = build(
      cellsOf(text, (column, rule, value) =>
        problems.push(fail("bad-cell", { file, row, column, rule, value }).error),
      ),
      row,
    );
    if (problems[0]) return { ok: false, error: problems[0] };
    if (built !== undefined) rows.push(built);
  }
  return succeed(rows);
}

function cellsOf<Name extends string>(
  text: (name: Name) => string,
  report: (column: Name, rule: string, value: string) => void,
): Cells<Name> {
  function number(name: Name, rule?: NumberRule): number | undefined {
    const read = readNumber(text(name));
    if (!read.ok) report(name, rule?.words ?? "a number", text(name));
    else if (read.value !== undefined && rule && !rule.holds(read.value)) {
      report(name, rule.words, text(name));
    }
    return read.ok ? read.value : undefined;
  }
  function date(name: Name): string | undefined {
    const value = text(name);
    if (value !== "" && !isIsoDate(value)) report(name, "a date YYYY-MM-DD", value);
    return value === "" ? undefined : value;
  }
  return {
    text,
    number,
    requiredNumber(name, rule) {
      if (text(name) === "") report(name, rule?.words ?? "a number", "");
      return number(name, rule) ?? Number.NaN;
    },
    date,
    requiredDate(name) {
      if (text(name) === "") report(name, "a date YYYY-MM-DD", "");
      return date(name) ?? "";
    },
  };
}
