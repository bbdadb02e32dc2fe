import type { FactRow } from "../table.ts";
import { type Check, numberOf } from "./check.ts";

/** A run that was among the ten largest when published costs at least this many dollars. */
export const topTenCheap: Check = {
  id: "top-ten-cheap",
  dataset: "models",
  bound: 5000,
  find(rows) {
    const trained = rows.filter(
      (row) =>
        row["notable"] === true && row["training_flop_withdrawn"] !== true && flopOf(row) > 0,
    );
    return trained.flatMap((row) => {
      const found = numberOf(row, "cost_usd2023");
      if (found === undefined || found >= topTenCheap.bound || row.date < FROM) return [];
      const larger = trained.filter(
        (other) => other.date <= row.date && flopOf(other) > flopOf(row),
      );
      return larger.length < TEN ? [{ row: row.id, found, expected: topTenCheap.bound }] : [];
    });
  },
};

const TEN = 10;
/** Where the series of the frontier's cost begins. */
const FROM = "2015-10-01";

const flopOf = (row: FactRow): number => numberOf(row, "training_flop") ?? 0;
