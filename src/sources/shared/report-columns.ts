import { succeed } from "../../base/outcome.ts";
import { companyName } from "../../names/organization-name.ts";
import { snapshotNamed } from "./snapshot-named.ts";
import {
  choiceColumn,
  columnOf,
  dateColumn,
  perhaps,
  required,
  textColumn,
  type UpstreamColumn,
} from "./upstream-columns.ts";

/** A company by the one name we use for it. */
export const companyColumn = (...headers: readonly string[]): UpstreamColumn<string> => {
  const column = required(textColumn(...headers));
  return {
    ...column,
    read: (text) => {
      const name = column.read(text);
      return name.ok ? succeed(companyName(name.value)) : name;
    },
  };
};

/**
 * An ISO date of a report; `undefined` when the cell is empty or its year lies before 1990, a slip
 * of the pen (upstream has the year 0202) after which the date counts as not given.
 */
export const reportDateColumn = (
  ...headers: readonly string[]
): UpstreamColumn<string | undefined> => {
  const column = dateColumn(...headers);
  return {
    ...column,
    read: (text) => {
      const date = column.read(text);
      return date.ok && date.value !== undefined && date.value < "1990" ? succeed(undefined) : date;
    },
  };
};

/** Who reported a figure: the company itself, the press, an estimate from outside, or another. */
export const reporterColumn = (...headers: readonly string[]): UpstreamColumn<string> =>
  columnOf(headers, (text) => {
    if (text.startsWith("Company disclosure")) return succeed("company");
    if (text.startsWith("Media report")) return succeed("media");
    if (/^(?:Third-party estimate|Analyst)/.test(text)) return succeed("estimate");
    return succeed(text === "" ? "unstated" : "other");
  });

/** Whether the publisher leaves the row out of its charts. */
export const setApartColumn = (...headers: readonly string[]): UpstreamColumn<boolean> =>
  choiceColumn(headers, { True: true, "": false });

/**
 * The day of the copy of a table that a row was taken from, named in a cell.
 *
 * @param otherwise the day for rows that name none
 */
export const snapshotColumn = (header: string, otherwise: string): UpstreamColumn<string> =>
  columnOf([header], (text) => succeed(snapshotNamed(text, otherwise)));

/** The day of the copy, the same for all rows of a file that is itself one dated copy. */
export const snapshotOfFile = (day: string): UpstreamColumn<string> =>
  perhaps(columnOf([], () => succeed(day)));
