import { addDays } from "../base/calendar.ts";

/** The last day of each month from the month of one date on, then the other date itself. */
export function monthEnds(from: string, to: string): readonly string[] {
  const year = Number(from.slice(0, 4));
  const month = Number(from.slice(5, 7));
  const ends: string[] = [];
  for (let count = 0; ; count += 1) {
    const next = new Date(Date.UTC(year, month + count, 1)).toISOString().slice(0, 10);
    const end = addDays(next, -1);
    if (end >= to) return [...ends, to];
    ends.push(end);
  }
}
