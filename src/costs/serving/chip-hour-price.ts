import { mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { type ChipPrice, chipPrice } from "../hardware/chip-price.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import { positive, type Quantity, readQuantity } from "../parts/read-quantity.ts";
import { dayOnChip, type ProductionDay } from "./production-day.ts";

/** What an hour of a chip costs, USD, and on what that rests. */
export type ChipHourPrice = { readonly usd: Quantity } & (
  | { readonly basis: "given" }
  | { readonly basis: "quoted"; readonly quoted: ChipPrice }
  | { readonly basis: "operator"; readonly day: ProductionDay }
);

/**
 * The price of a chip-hour: as given; else between the lowest and the highest of the offers on
 * demand; else what the operator of a published day on that chip assumed.
 *
 * @returns the price, `undefined` of a chip that nobody rents out, or the problem of what was given
 */
export function chipHourPrice(
  given: number | string | undefined,
  chip: PlannerChip | undefined,
  facts: Facts,
  window: FactWindow,
): Outcome<ChipHourPrice | undefined> {
  const read = (price: number | string) => readQuantity("usdPerChipHour", price, positive);
  if (given !== undefined) return mapOutcome(read(given), (usd) => ({ basis: "given", usd }));
  if (chip?.kind !== "server") return succeed(undefined);
  const offers = chipPrice(facts, window, chip, "on-demand");
  if (offers.ok) {
    const { value: quoted } = offers;
    const { usd, lowest, highest } = quoted;
    const price = read(lowest < highest ? `${lowest} to ${highest}` : usd);
    return mapOutcome(price, (between) => ({ basis: "quoted", usd: between, quoted }));
  }
  const day = dayOnChip(chip, window.asOf);
  if (!day) return succeed(undefined);
  return mapOutcome(read(day.usdPerChipHour), (usd) => ({ basis: "operator", usd, day }));
}
