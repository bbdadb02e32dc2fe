import { DAYS_PER_YEAR } from "../../base/calendar.ts";
import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { organizationName } from "../../names/organization-name.ts";

/** Computing power that a lab has, and what it costs to use. */
export interface ComputeStock {
  readonly h100e: number;
  readonly date: string;
  /** Row of `lab-compute`, and its page. */
  readonly row: string;
  readonly source: string;
}

/** Price of an hour of one H100 or its equivalent, USD. An assumption. */
export const USD_PER_HOUR = 2;

/** The newest known stock of a lab; `undefined` where none is known. */
export const computeStock = (
  facts: Facts,
  window: FactWindow,
  lab: string,
): Outcome<ComputeStock | undefined> =>
  mapOutcome(facts.select("lab-compute", window, { lab: "text", h100e: "number" }), (rows) => {
    const own = rows.filter((row) => organizationName(row.lab) === lab);
    const [newest] = [...own].sort((a, b) => (a.date > b.date ? -1 : 1));
    return (
      newest && { h100e: newest.h100e, date: newest.date, row: newest.id, source: newest.source }
    );
  });

/** USD a year of so many times a stock on top of it, in use around the clock. */
export const costOfMore = (stock: ComputeStock, factor: number): number =>
  stock.h100e * (factor - 1) * USD_PER_HOUR * 24 * DAYS_PER_YEAR;
