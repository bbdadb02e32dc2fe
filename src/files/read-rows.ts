import { fail, type Outcome, type Problem, succeed } from "../base/outcome.ts";
import { type DecimalSign, decimalSigns, readNumberWith } from "./number-notation.ts";
import { type DayOrder, dayOrderOf, readDate } from "./read-dates.ts";
import { plainName, readTable, type Table } from "./read-table.ts";

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
  /** The text; an empty cell breaks the rule. */
  requiredText(name: Name): string;
  /** One of some words, without regard to capitals; undefined when the cell is none of them. */
  choice<Word extends string>(name: Name, words: readonly Word[], rule: string): Word | undefined;
  /** Say that the cell breaks a rule that is told from others of its row. */
  refuse(name: Name, rule: string): void;
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

/** What else a table may call its columns, and which it may do without. */
export interface ColumnNames<Name extends string> {
  /** Other names of a column; the first that the header holds is read. */
  readonly also?: Readonly<Partial<Record<Name, readonly string[]>>>;
  /** Columns that may be absent: their cells are empty then. */
  readonly optional?: readonly Name[];
  /** Rows at most. */
  readonly mostRows?: number;
}

/**
 * Read the wanted columns of a table, row by row. Decimal signs and the order of days and months
 * are decided from whole columns; see `readTable`, `decimalSigns` and `dayOrderOf`.
 *
 * @param columns names that the header must hold; others are ignored
 * @param build turns the cells of one row into a typed row, or undefined to leave it out
 * @returns the rows, or the first problem with file, row, column, rule and value
 */
export function readRows<Name extends string, Row>(
  source: SourceText,
  columns: readonly Name[],
  build: (cells: Cells<Name>, row: number) => Row | undefined,
  names: ColumnNames<Name> = {},
): Outcome<readonly Row[]> {
  const { file } = source;
  const wanted = columns.flatMap((name) => [name, ...(names.also?.[name] ?? [])]);
  const table = readTable(source.text, file, wanted, names.mostRows);
  if (!table.ok) return table;
  const places = placesOf(table.value, columns, names, file);
  if (!places.ok) return places;
  const notations = notationsOf(table.value);
  const rows: Row[] = [];
  for (const [index, record] of table.value.records.entries()) {
    const problems: Problem[] = [];
    const row = table.value.lines[index] as number;
    const built = build(
      cellsOf(record, places.value, notations, (code, facts) =>
        problems.push(fail(code, { file, row, ...facts }).error),
      ),
      row,
    );
    if (problems[0]) return { ok: false, error: problems[0] };
    if (built !== undefined) rows.push(built);
  }
  return succeed(rows);
}

/** Where each column stands, and what the header calls it. */
type Places<Name extends string> = ReadonlyMap<
  Name,
  { readonly at: number; readonly name: string }
>;

function placesOf<Name extends string>(
  { header, records }: Table,
  columns: readonly Name[],
  { also, optional = [] }: ColumnNames<Name>,
  file: string,
): Outcome<Places<Name>> {
  const plain = header.map(plainName);
  const places = new Map<Name, { readonly at: number; readonly name: string }>();
  for (const column of columns) {
    const known = [column, ...(also?.[column] ?? [])];
    const found =
      known.map((name) => header.indexOf(name)).find((at) => at >= 0) ??
      known.map((name) => plain.indexOf(plainName(name))).find((at) => at >= 0);
    if (found === undefined) {
      if (optional.includes(column)) continue;
      return fail("csv-column", { file, column });
    }
    const again = header.indexOf(header[found] as string, found + 1);
    if (again >= 0 && records.some((record) => record[again] !== record[found])) {
      return fail("csv-column-twice", { file, column: header[found] as string });
    }
    places.set(column, { at: found, name: (header[found] as string).trim() });
  }
  return succeed(places);
}

/** How the numbers and dates of each column are written, found when first asked for. */
interface Notations {
  decimal(at: number): Outcome<DecimalSign>;
  days(at: number): Outcome<DayOrder>;
}

function notationsOf({ header, records }: Table): Notations {
  const column = (at: number): readonly string[] => records.map((record) => record[at] as string);
  let signs: readonly Outcome<DecimalSign>[] | undefined;
  const orders = new Map<number, Outcome<DayOrder>>();
  return {
    decimal: (at) => {
      signs ??= decimalSigns(header.map((_, index) => column(index)));
      return signs[at] as Outcome<DecimalSign>;
    },
    days: (at) => {
      const order = orders.get(at) ?? dayOrderOf(column(at));
      orders.set(at, order);
      return order;
    },
  };
}

function cellsOf<Name extends string>(
  record: readonly string[],
  places: Places<Name>,
  notations: Notations,
  report: (code: string, facts: Readonly<Record<string, string | number>>) => void,
): Cells<Name> {
  const place = (name: Name) => places.get(name);
  const text = (name: Name): string => (record[place(name)?.at ?? -1] ?? "").trim();
  const titleOf = (name: Name): string => place(name)?.name ?? name;
  const refuse = (name: Name, rule: string): void =>
    report("bad-cell", { column: titleOf(name), rule, value: text(name) });

  function number(name: Name, rule?: NumberRule): number | undefined {
    const at = place(name)?.at;
    if (at === undefined || text(name) === "") return undefined;
    const sign = notations.decimal(at);
    if (!sign.ok) {
      report(sign.error.code, { column: titleOf(name), ...sign.error.facts });
      return undefined;
    }
    const read = readNumberWith(text(name), sign.value);
    if (!read.ok) refuse(name, rule?.words ?? "a number");
    else if (read.value !== undefined && rule && !rule.holds(read.value)) refuse(name, rule.words);
    return read.ok ? read.value : undefined;
  }
  function date(name: Name): string | undefined {
    const at = place(name)?.at;
    if (at === undefined || text(name) === "") return undefined;
    const order = notations.days(at);
    if (!order.ok) {
      report(order.error.code, { column: titleOf(name), ...order.error.facts });
      return undefined;
    }
    const value = readDate(text(name), order.value);
    if (value === undefined) refuse(name, "a date YYYY-MM-DD");
    return value;
  }
  return {
    text,
    number,
    requiredNumber(name, rule) {
      if (text(name) === "") refuse(name, rule?.words ?? "a number");
      return number(name, rule) ?? Number.NaN;
    },
    date,
    refuse,
    requiredText(name) {
      if (text(name) === "") refuse(name, "a name");
      return text(name);
    },
    choice(name, words, rule) {
      const word = words.find((each) => each === text(name).toLowerCase());
      if (word === undefined) refuse(name, rule);
      return word;
    },
    requiredDate(name) {
      if (text(name) === "") refuse(name, "a date YYYY-MM-DD");
      return date(name) ?? "";
    },
  };
}
