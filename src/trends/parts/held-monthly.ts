import { addDays, DAYS_PER_YEAR } from "../../base/calendar.ts";
import { groupBy } from "../../base/group-by.ts";
import type { Observation } from "./trend.ts";

const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

/**
 * The record in force in each group, month by month from its first record until the last record of
 * any group. The months of a group depend on each other, so they are one cluster.
 *
 * @param records on the line
 */
export function heldMonthly(records: readonly Observation[]): readonly Observation[] {
  const end = records.reduce((last, { date }) => (date > last ? date : last), "");
  return [...groupBy(records, ({ group }) => group).values()].flatMap((own) => {
    const inOrder = [...own].sort((a, b) => (a.date < b.date ? -1 : 1));
    const months: Observation[] = [];
    let held = inOrder[0];
    for (let month = 0; held; month++) {
      const date = addDays(inOrder[0]?.date ?? "", month * DAYS_PER_MONTH);
      if (date > end) break;
      held = inOrder.findLast((record) => record.date <= date) ?? held;
      months.push({ ...held, date, cluster: held.group ?? "" });
    }
    return months;
  });
}
