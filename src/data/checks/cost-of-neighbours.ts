import { daysBetween } from "../../base/calendar.ts";
import type { FactRow } from "../table.ts";
import { type Check, factorOf, middleOf, numberOf } from "./check.ts";

/** A run costs about what runs of its time and compute cost. */
export const costOfNeighbours: Check = {
  id: "cost-of-neighbours",
  dataset: "models",
  bound: 100,
  find(rows) {
    const priced = rows.flatMap((row) => {
      const found = numberOf(row, "cost_usd2023");
      const flop = numberOf(row, "training_flop");
      return found === undefined || flop === undefined ? [] : [{ row, found, flop }];
    });
    return priced.flatMap((one) => {
      const costs = priced.filter((other) => areNeighbours(one, other)).map(({ found }) => found);
      const expected = costs.length < FEWEST ? undefined : middleOf(costs);
      return expected !== undefined && factorOf(one.found, expected) > costOfNeighbours.bound
        ? [{ row: one.row.id, found: one.found, expected }]
        : [];
    });
  },
};

/** Fewest neighbours that say anything, and how far apart they may be. */
const FEWEST = 3;
const COMPUTE = 3;
const DAYS = 730;

interface PricedRun {
  readonly row: FactRow;
  readonly flop: number;
}

const areNeighbours = (a: PricedRun, b: PricedRun): boolean =>
  a.row !== b.row &&
  factorOf(a.flop, b.flop) <= COMPUTE &&
  Math.abs(daysBetween(a.row.date, b.row.date)) <= DAYS;
