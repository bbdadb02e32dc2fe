import type { Facts, FactWindow } from "../../data/facts.ts";
import { chipPrice, type PriceTerm } from "../hardware/chip-price.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import { type Region, regions } from "../training/cost-defaults.ts";
import { INTERCONNECT_SHARE } from "../training-cost/amortised-cost.ts";
import { PRICE_DECLINE_OOM_PER_YEAR } from "../training-cost/hardware-value.ts";

/** What an hour of a chip costs on one basis. */
export interface ChipHourTerm {
  readonly basis: "on-demand" | "1-year" | "3-year" | "spot" | "owned";
  /** USD; of owned chips loss of value, with the network between servers, and electricity. */
  readonly usd: number;
  readonly quotes: number;
  /** Day of the latest quote. */
  readonly to: string;
  readonly source: string;
}

const rents = ["on-demand", "1-year", "3-year", "spot"] as const;
const HOURS_PER_YEAR = 8766;

/**
 * Rent on each term that is quoted, and the cost of a chip that one owns: it loses value at the rate at
 * which better chips get cheaper, and draws its share of the server's power.
 *
 * @param watt rated power of a chip with its share of the server; `load` of it is drawn
 */
export function chipHourTerms(
  chip: PlannerChip,
  facts: Facts,
  window: FactWindow,
  electricity: {
    readonly watt: number | undefined;
    readonly load: number;
    readonly region: Region;
  },
): readonly ChipHourTerm[] {
  const quoted = (term: PriceTerm) => {
    const price = chipPrice(facts, window, chip, term);
    return price.ok ? [price.value] : [];
  };
  const rented = rents.flatMap((basis) =>
    quoted(basis).map(({ usd, quotes, to, source }) => ({ basis, usd, quotes, to, source })),
  );
  const { watt, load, region } = electricity;
  if (watt === undefined) return rented;
  const { usdPerKwh, pue } = regions[region];
  const power = (watt / 1000) * load * middleOf(usdPerKwh) * middleOf(pue);
  const wear = (PRICE_DECLINE_OOM_PER_YEAR * Math.LN10) / HOURS_PER_YEAR / (1 - INTERCONNECT_SHARE);
  const owned = quoted("purchase").map(({ usd, quotes, to, source }) => ({
    ...{ basis: "owned" as const, usd: usd * wear + power, quotes, to, source },
  }));
  return [...rented, ...owned];
}

/** The median of a range such as `0.075 to 0.09`: of a lognormal, the geometric middle. */
export function middleOf(range: string): number {
  const ends = range.split(" to ").map(Number);
  return Math.sqrt((ends[0] ?? 0) * (ends.at(-1) ?? 0));
}
