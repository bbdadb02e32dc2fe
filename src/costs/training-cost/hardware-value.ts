import { DAYS_PER_YEAR } from "../../base/calendar.ts";
import { pow } from "../../stats/elementary/pow.ts";
import type { Edition } from "./edition.ts";
import type { PurchasePrice } from "./purchase-price.ts";
import { trainingDates } from "./training-dates.ts";
import { type Chip, isTpu, type TrainingRun } from "./training-run.ts";

/** Decline of hardware prices at equal performance, orders of magnitude a year. */
export const PRICE_DECLINE_OOM_PER_YEAR = 0.14;

/**
 * What a chip was worth when training began, USD: its price, declined since it became available.
 *
 * A GPU is not used before it can be bought. Google uses its chips before it announces them, so a
 * TPU may be worth more than its price at release.
 */
export function valueAtStart(
  run: TrainingRun,
  chip: Chip,
  price: PurchasePrice,
  edition: Edition,
): number {
  if (edition.chipValue === "purchase-price") return price.usd;
  const { startDay } = trainingDates(run, edition);
  const firstUse = isTpu(chip.name) ? startDay : Math.max(startDay, price.availableDay);
  const days = Math.floor(firstUse - price.availableDay);
  return price.usd * pow(10, (-PRICE_DECLINE_OOM_PER_YEAR * days) / DAYS_PER_YEAR);
}
