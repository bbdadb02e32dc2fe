import { isIsoDate } from "../../base/calendar.ts";
import { lastDayOfMonth } from "./read-period.ts";

/**
 * The day on which a page was published, when its address tells: `/2025/07/30/`, `/2024/Dec/31/`,
 * `/2025-07-30/`, `-2023-04-28/`, `/20260608/`; for `/2026/02/` the last day of the month.
 *
 * @returns the date, or `undefined` when the address does not tell
 */
export function dateInAddress(address: string): string | undefined {
  const day = dayPatterns.map((pattern) => pattern.exec(address)?.groups).find(Boolean);
  if (day) {
    const date = `${day["year"]}-${monthNumber(day["month"] ?? "")}-${day["day"]}`;
    if (isIsoDate(date)) return date;
  }
  const month = /\/(20\d\d)\/(0[1-9]|1[0-2])\//.exec(address);
  return month ? lastDayOfMonth(Number(month[1]), Number(month[2])) : undefined;
}

const dayPatterns = [
  /\/(?<year>20\d\d)\/(?<month>\d\d)\/(?<day>\d\d)(?:\/|$)/,
  /\/(?<year>20\d\d)\/(?<month>[A-Z][a-z]{2})\/(?<day>\d\d)(?:\/|$)/,
  /[/-](?<year>20\d\d)-(?<month>\d\d)-(?<day>\d\d)(?:[/_]|$)/,
  /\/(?<year>20\d\d)(?<month>\d\d)(?<day>\d\d)\//,
];

/** The number of a month given as digits or as an English word of at least three letters. */
export function monthNumber(month: string): string {
  const index = names.indexOf(month.slice(0, 3));
  return index < 0 ? month : String(index + 1).padStart(2, "0");
}

const names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
