/** Calendar arithmetic on ISO dates (`YYYY-MM-DD`, proleptic Gregorian, UTC). No clock is read here. */

const MS_PER_DAY = 86_400_000;

/** Mean length of a Julian year in days. */
export const DAYS_PER_YEAR = 365.25;

/** Whether `text` is a real calendar date written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [month, day] = [Number(text.slice(5, 7)), Number(text.slice(8))];
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), month)
  );
}

/** Whole days from 1970-01-01 to the date; negative before. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;

/** The ISO date `days` (rounded to whole days) after 1970-01-01. */
export const dateOfDay = (days: number): string =>
  new Date(Math.round(days) * MS_PER_DAY).toISOString().slice(0, 10);

/** The same where there is such a date of four-digit year. */
export const isoDay = (days: number): string | undefined =>
  days >= FIRST_DAY && days < AFTER_LAST_DAY ? dateOfDay(days) : undefined;

const FIRST_DAY = dayNumber("0000-01-01");
const AFTER_LAST_DAY = dayNumber("9999-12-31") + 0.5;

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The date `days` days after `date`. */
export const addDays = (date: string, days: number): string => dateOfDay(dayNumber(date) + days);

/** Months of 30.4375 days from `from` to `to`. */
export const monthsBetween = (from: string, to: string): number =>
  daysBetween(from, to) / (DAYS_PER_YEAR / 12);

/**
 * A date on an even scale of Julian years, for fits: 2000-01-01 is 2000 and every day is 1 / 365.25
 * later. It differs from the calendar year with fraction by less than a day.
 */
export const decimalYear = (date: string): number =>
  2000 + (dayNumber(date) - DAY_OF_2000) / DAYS_PER_YEAR;

/** The ISO date of a decimal year, to the nearest day. */
export const dateOfDecimalYear = (value: number): string =>
  dateOfDay(DAY_OF_2000 + (value - 2000) * DAYS_PER_YEAR);

/**
 * The first of every month from one date to another, both included, or of every so many months.
 *
 * @param from any day of the month that is the first
 */
export function firstsOfMonths(from: string, to: string, every = 1): readonly string[] {
  const start = 12 * Number(from.slice(0, 4)) + Number(from.slice(5, 7)) - 1;
  const days: string[] = [];
  for (let month = start; ; month += every) {
    const year = String(Math.floor(month / 12)).padStart(4, "0");
    const day = `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (day > to) return days;
    days.push(day);
  }
}

const DAY_OF_2000 = 10_957;

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
