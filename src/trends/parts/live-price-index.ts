import { valueFor } from "../../base/item-at.ts";
import type { MonthlyIndex } from "../../costs/training-cost/real-cost.ts";

/**
 * Extend a price index to later months with its last value, so that sums after the newest known
 * month can be stated in the money of another. The extension assumes constant prices.
 *
 * @param index by first day of the month
 * @param through ISO date; values are wanted up to its month
 */
export function livePriceIndex(index: MonthlyIndex, through: string): MonthlyIndex {
  const last = [...index.keys()].sort().at(-1);
  if (last === undefined) return index;
  const extended = new Map(index);
  const value = valueFor(index, last);
  for (let month = nextMonth(last); month <= through; month = nextMonth(month)) {
    extended.set(month, value);
  }
  return extended;
}

function nextMonth(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const [nextYear, next] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${nextYear}-${String(next).padStart(2, "0")}-01`;
}
