import { dayNumber } from "../../base/calendar.ts";
import { itemsAt } from "../../base/item-at.ts";
import { recordFrontier } from "../../stats/record-frontier.ts";
import { runningMinimum } from "../../stats/running-minimum.ts";

/**
 * The items strictly better than everything before them, in date order; of one day, only the best.
 *
 * @param measure the value to compare; smaller is better with `direction` "down"
 */
export function records<Item extends { readonly date: string }>(
  items: readonly Item[],
  measure: (item: Item) => number,
  direction: "up" | "down",
): readonly Item[] {
  const select = direction === "up" ? recordFrontier : runningMinimum;
  const days = items.map((item) => dayNumber(item.date));
  return itemsAt(items, select(days, items.map(measure)));
}
