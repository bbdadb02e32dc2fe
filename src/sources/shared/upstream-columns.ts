import { isIsoDate } from "../../base/calendar.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { readNumber } from "../../files/read-number.ts";
import { cleanAddress } from "./clean-address.ts";
import { type Period, readPeriod } from "./read-period.ts";
import { type PrintedRange, readRange } from "./read-range.ts";

/**
 * A column wanted from upstream CSVs: its reader, and the headers it has in those files or had in
 * their older editions; the first that a file holds counts.
 */
export interface UpstreamColumn<Value> {
  readonly headers: readonly string[];
  /** Whether a file without the column is accepted; its cells then count as empty. */
  readonly mayBeAbsent: boolean;
  readonly read: (text: string) => Outcome<Value>;
}

/** A column under any of these headers, with a reader of its own. */
export const columnOf = <Value>(
  headers: readonly string[],
  read: UpstreamColumn<Value>["read"],
): UpstreamColumn<Value> => ({ headers, mayBeAbsent: false, read });

/** Text on one line without surrounding blanks; empty when the cell is. */
export const textColumn = (...headers: readonly string[]): UpstreamColumn<string> =>
  columnOf(headers, (text) => succeed(text.replace(/\s+/g, " ").trim()));

/** A cell exactly as it stands, line breaks included. */
export const rawColumn = (...headers: readonly string[]): UpstreamColumn<string> =>
  columnOf(headers, succeed);

/** A number; `undefined` when the cell is empty or says that it is unknown. */
export const numberColumn = (...headers: readonly string[]): UpstreamColumn<number | undefined> =>
  columnOf(headers, readNumber);

/** A number or a range; `undefined` when the cell is empty. */
export const rangeColumn = (
  ...headers: readonly string[]
): UpstreamColumn<PrintedRange | undefined> => columnOf(headers, readRange);

/** An ISO date; `undefined` when the cell is empty. */
export const dateColumn = (...headers: readonly string[]): UpstreamColumn<string | undefined> =>
  columnOf(headers, (text) => {
    const date = text.trim();
    if (date === "") return succeed(undefined);
    return isIsoDate(date) ? succeed(date) : bad("a date YYYY-MM-DD", text);
  });

/** A full or partial date; `undefined` when the cell is empty. */
export const periodColumn = (...headers: readonly string[]): UpstreamColumn<Period | undefined> =>
  columnOf(headers, readPeriod);

/** A cell that is one of a few upstream words, each with a word of ours. */
export const choiceColumn = <const Word extends string | boolean>(
  header: string | readonly string[],
  words: Readonly<Record<string, Word>>,
): UpstreamColumn<Word> =>
  columnOf([header].flat(), (text) => {
    const word = words[text.trim()];
    return word === undefined
      ? bad(`one of ${Object.keys(words).join(", ")}`, text)
      : succeed(word);
  });

/** The first web address in a cell; `undefined` when the cell is empty, a problem without one. */
export const addressColumn = (...headers: readonly string[]): UpstreamColumn<string | undefined> =>
  columnOf(headers, (text) => {
    if (text.trim() === "") return succeed(undefined);
    const address = cleanAddress(text);
    return address === undefined ? bad("a web address", text) : succeed(withoutTracking(address));
  });

/** An address without the query fields that tell who shared a link, which name no other page. */
function withoutTracking(address: string): string {
  const [page = "", query = ""] = address.split("?", 2);
  const fields = query.split("&").filter((field) => field !== "" && !tracking.test(field));
  return fields.length > 0 ? `${page}?${fields.join("&")}` : page;
}

const tracking = /^(?:rc|utm_\w+|gaa_\w+)=/;

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

const bad = (rule: string, value: string) => fail("bad-cell", { rule, value: value.slice(0, 80) });
