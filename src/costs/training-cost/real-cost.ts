import { fail, type Outcome, succeed } from "../../base/outcome.ts";

/** A price index by month, keyed by the first day of the month (`YYYY-MM-01`). */
export type MonthlyIndex = ReadonlyMap<string, number>;

/**
 * A nominal sum on one date, converted to USD of another month.
 *
 * @param priceMonth first day of the month in whose prices to state the sum
 * @param index producer prices of data processing and hosting, PCU518210518210 (FRED)
 * @returns USD, or `no-index` when the index has no value for the month
 */
export function realCost(
  usd: number,
  date: string,
  priceMonth: string,
  index: MonthlyIndex,
): Outcome<number> {
  const month = `${date.slice(0, 7)}-01`;
  const then = index.get(month);
  const base = index.get(priceMonth);
  if (then === undefined) return fail("no-index", { date: month });
  if (base === undefined) return fail("no-index", { date: priceMonth });
  return succeed((usd * base) / then);
}
