/**
 * The date some calendar months later, or earlier when negative; a day that the month does not have
 * becomes its last.
 */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = [0, 5, 8].map((at) => Number(date.slice(at, at === 0 ? 4 : at + 2)));
  const ordinal = (year as number) * 12 + (month as number) - 1 + months;
  // The last day of a month is day 0 of the next.
  const last = new Date(Date.UTC(Math.floor(ordinal / 12), (ordinal % 12) + 1, 0)).getUTCDate();
  const at = Date.UTC(Math.floor(ordinal / 12), ordinal % 12, Math.min(day as number, last));
  return new Date(at).toISOString().slice(0, 10);
}
