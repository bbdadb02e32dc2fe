import { isIsoDate } from "../base/calendar.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";

/** In which order the numbers of `3/4/2025` stand. */
export type DayOrder = "month-first" | "day-first";

const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ T].*)?$/;

/**
 * The order of day and month in a column of dates.
 *
 * A cell with a number above 12 decides for the whole column. A column without one has two readings,
 * unless both give the same days; columns without such dates have none to choose between.
 *
 * @returns the order, or a problem that names both readings
 */
export function dayOrderOf(cells: readonly string[]): Outcome<DayOrder> {
  let open: string | undefined;
  const orders = new Set<DayOrder>();
  for (const cell of cells) {
    const match = slashed.exec(cell.trim());
    if (!match) continue;
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (first > 12) orders.add("day-first");
    else if (second > 12) orders.add("month-first");
    else if (first !== second) open ??= cell.trim();
  }
  const [only] = orders;
  if (orders.size === 1 && only !== undefined) return succeed(only);
  if (open === undefined && orders.size === 0) return succeed("month-first");
  const value = open ?? cells.find((cell) => slashed.test(cell.trim())) ?? "";
  return fail("two-readings", {
    value,
    one: readDate(value, "month-first") ?? "–",
    other: readDate(value, "day-first") ?? "–",
  });
}

/**
 * A date as tables write it, as ISO: `2025-03-04` with or without a time, `2025/03/04`, `20250304`,
 * `4.3.2025`, `4 Mar 2025`, `March 4, 2025`, `3/4/2025` in the order of its column. A month
 * (`2025-03`, `Mar 2025`) and a quarter (`2025-Q1`, `Q1 2025`) stand for their first day.
 *
 * @returns `undefined` for anything else
 */
export function readDate(text: string, order: DayOrder): string | undefined {
  const cell = text.trim();
  for (const form of [...forms, slashedAs[order]]) {
    const groups = form.exec(cell)?.groups;
    if (groups === undefined) continue;
    const { year = "", month = "1", name, quarter, day = "1" } = groups;
    const number =
      name !== undefined
        ? monthNamed(name)
        : quarter !== undefined
          ? 3 * Number(quarter) - 2
          : Number(month);
    const iso = `${year}-${pad(number)}-${pad(Number(day))}`;
    return isIsoDate(iso) ? iso : undefined;
  }
  return undefined;
}

/** Forms that say by themselves what is the year, the month and the day. */
const forms: readonly RegExp[] = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/,
  /^(?<year>\d{4})\/(?<month>\d{1,2})\/(?<day>\d{1,2})(?: \d{1,2}:\d{2}.*)?$/,
  /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  /^(?<day>\d{1,2})[ -](?<name>[A-Za-z]{3,9})\.?,?[ -](?<year>\d{4})$/,
  /^(?<name>[A-Za-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})$/,
  /^(?<year>\d{4})[-/](?<month>\d{1,2})$/,
  /^(?<name>[A-Za-z]{3,9})\.?,?[ -](?<year>\d{4})$/,
  /^(?<year>\d{4})[- ]?Q(?<quarter>[1-4])$/i,
  /^Q(?<quarter>[1-4])[- ]?(?<year>\d{4})$/i,
];

/** The one form that needs its column. */
const slashedAs: Readonly<Record<DayOrder, RegExp>> = {
  "month-first": /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})(?:[ T].*)?$/,
  "day-first": /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})(?:[ T].*)?$/,
};

const months = [
  ...["january", "february", "march", "april", "may", "june", "july", "august", "september"],
  ...["october", "november", "december"],
];

/** The number of a month by its English name or what it is cut to; 0 for anything else. */
const monthNamed = (name: string): number => {
  const word = name.toLowerCase();
  const isMonth = (month: string) =>
    word === month || word === month.slice(0, 3) || (word === "sept" && month === "september");
  return months.findIndex(isMonth) + 1;
};

const pad = (part: number): string => String(part).padStart(2, "0");
