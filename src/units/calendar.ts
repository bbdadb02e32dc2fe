/** Calendar arithmetic on ISO dates (`YYYY-MM-DD`, proleptic Gregorian, UTC). No clock is read here. */

const MS_PER_DAY = 86_400_000;

/** Mean length of a Julian year in days. */
export const DAYS_PER_YEAR = 365.25;

/** Whether `text` is a real calendar date written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

/** Whole days from 1970-01-01 to the date; negative before. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;

/** The ISO date `days` (rounded to whole days) after 1970-01-01. */
export const dateOfDay = (days: number): string =>
  new Date(Math.round(days) * MS_PER_DAY).toISOString().slice(0, 10);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The date `days` days after `date`. */
export const addDays = (date: string, days: number): string => dateOfDay(dayNumber(date) + days);

/** Months of 30.4375 days from `from` to `to`. */
export const monthsBetween = (from: string, to: string): number =>
  daysBetween(from, to) / (DAYS_PER_YEAR / 12);

/** Year with fraction: 2024-07-02 is 2024.5. The fraction counts days of that very year. */
export function decimalYear(date: string): number {
  const year = Number(date.slice(0, 4));
  const start = dayNumber(`${date.slice(0, 4)}-01-01`);
  return year + (dayNumber(date) - start) / daysInYear(year);
}

/** The ISO date of a decimal year, to the nearest day. */
export function dateOfDecimalYear(value: number): string {
  const year = Math.floor(value);
  const start = dayNumber(`${String(year).padStart(4, "0")}-01-01`);
  return dateOfDay(start + (value - year) * daysInYear(year));
}

const daysInYear = (year: number): number =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365;
