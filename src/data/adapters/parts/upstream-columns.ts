import { fail, succeed } from "../../../outcome.ts";
import { cleanAddress } from "./clean-address.ts";
import { type Period, readPeriod } from "./read-period.ts";
import { type PrintedRange, readRange } from "./read-range.ts";
import { dateColumn, type UpstreamColumn } from "./read-upstream.ts";

/** A full or partial date; `undefined` when the cell is empty. */
export const periodColumn = (header: string): UpstreamColumn<Period | undefined> => ({
  headers: [header],
  mayBeAbsent: false,
  read: readPeriod,
});

/** A number or a range; `undefined` when the cell is empty. */
export const rangeColumn = (header: string): UpstreamColumn<PrintedRange | undefined> => ({
  headers: [header],
  mayBeAbsent: false,
  read: readRange,
});

/** A cell that is one of a few upstream words, each with a word of ours. */
export const choiceColumn = <const Word extends string | boolean>(
  header: string,
  words: Readonly<Record<string, Word>>,
): UpstreamColumn<Word> => ({
  headers: [header],
  mayBeAbsent: false,
  read: (text) => {
    const word = words[text.trim()];
    return word === undefined
      ? fail("bad-cell", {
          rule: `one of ${Object.keys(words).join(", ")}`,
          value: text.slice(0, 80),
        })
      : succeed(word);
  },
});

/** The first web address in a cell; `undefined` when the cell is empty, a problem without one. */
export const addressColumn = (header: string): UpstreamColumn<string | undefined> => ({
  headers: [header],
  mayBeAbsent: false,
  read: (text) => {
    if (text.trim() === "") return succeed(undefined);
    const address = cleanAddress(text);
    return address === undefined
      ? fail("bad-cell", { rule: "a web address", value: text.slice(0, 80) })
      : succeed(withoutTracking(address));
  },
});

/** An address without the query fields that tell who shared a link, which name no other page. */
function withoutTracking(address: string): string {
  const [page = "", query = ""] = address.split("?", 2);
  const fields = query.split("&").filter((field) => field !== "" && !tracking.test(field));
  return fields.length > 0 ? `${page}?${fields.join("&")}` : page;
}

const tracking = /^(?:rc|utm_\w+|gaa_\w+)=/;

/**
 * An ISO date of a report; `undefined` when the cell is empty or its year lies before 1990, a slip
 * of the pen (upstream has the year 0202) after which the date counts as not given.
 */
export const reportDateColumn = (header: string): UpstreamColumn<string | undefined> => {
  const column = dateColumn(header);
  return {
    ...column,
    read: (text) => {
      const date = column.read(text);
      return date.ok && date.value !== undefined && date.value < "1990" ? succeed(undefined) : date;
    },
  };
};
