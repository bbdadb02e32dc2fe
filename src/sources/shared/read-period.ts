import { addDays, isIsoDate } from "../../base/calendar.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";

/** A day, month, quarter or year: its last day, and the period as published. */
export interface Period {
  readonly lastDay: string;
  readonly period: string;
}

/**
 * A full or partial date: `2025-01-16`, `2025-01`, `2026Q1`, `2025`, or month/day/year as in
 * `3/31/2022` or `3/31/22`.
 *
 * @returns the period and its last day; `undefined` for an empty cell; or a problem with `rule`
 *   and `value`, also for a date outside 1900–2100, which is a slip of the pen
 */
export function readPeriod(text: string): Outcome<Period | undefined> {
  const trimmed = text.trim();
  if (trimmed === "") return succeed(undefined);
  const lastDay = lastDayOf(trimmed);
  if (!lastDay || !isIsoDate(lastDay) || lastDay < "1900" || lastDay > "2101") {
    return fail("bad-cell", {
      rule: "a date, month, quarter or year in 1900–2100",
      value: trimmed,
    });
  }
  return succeed({ lastDay, period: trimmed.includes("/") ? lastDay : trimmed });
}

function lastDayOf(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const american = /^(\d{1,2})\/(\d{1,2})\/((?:20)?\d\d|19\d\d)$/.exec(text);
  if (american) {
    const [, month, day, year = ""] = american;
    return isoDate(year.length === 2 ? `20${year}` : year, month, day);
  }
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (month) return lastDayOfMonth(Number(month[1]), Number(month[2]));
  const quarter = /^(\d{4})Q([1-4])$/.exec(text);
  if (quarter) return lastDayOfMonth(Number(quarter[1]), 3 * Number(quarter[2]));
  return /^\d{4}$/.test(text) ? `${text}-12-31` : undefined;
}

const isoDate = (year = "", month = "", day = ""): string =>
  `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

/** The last day of a month, counted from 1. */
export function lastDayOfMonth(year: number, month: number): string {
  const following = month === 12 ? `${year + 1}-01-01` : isoDate(`${year}`, `${month + 1}`, "1");
  return addDays(following, -1);
}
