import { lastDayOfMonth } from "./read-period.ts";

/**
 * The day of the copy that a text names: `copy, 2026-01-16`, or `snapshot 2026-08` for the last
 * day of that month.
 *
 * @param otherwise the day on which the texts were read, for a text that names none
 */
export function snapshotNamed(text: string, otherwise: string): string {
  const day = /\b20\d\d-\d\d-\d\d\b/.exec(text)?.[0];
  if (day) return day;
  const month = /\b(20\d\d)-(0[1-9]|1[0-2])\b/.exec(text);
  return month ? lastDayOfMonth(Number(month[1]), Number(month[2])) : otherwise;
}
