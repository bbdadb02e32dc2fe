import { dayNumber } from "../../base/calendar.ts";
import { itemAt } from "../../base/item-at.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import { quantileOfSorted } from "../../stats/quantile.ts";
import type { PlannerChip } from "./planner-chip.ts";

/** Terms on which a chip is available: rented by the hour, or bought. */
export const rentTerms = ["on-demand", "1-year", "3-year"] as const;
export type RentTerm = (typeof rentTerms)[number];
export type PriceTerm = RentTerm | "spot" | "purchase";

/** A price on a day, from the quotes nearest to it. */
export interface ChipPrice {
  /** Chip of the quotes: this one, or the one whose price is used in its place. */
  readonly hardware: string;
  /** USD per hour, or USD per chip when bought: the median of the quotes. */
  readonly usd: number;
  /** Lowest and highest of the quotes. */
  readonly lowest: number;
  readonly highest: number;
  readonly term: PriceTerm;
  /** Days of the earliest and the latest quote used. */
  readonly from: string;
  readonly to: string;
  readonly quotes: number;
  /** Address of the quote nearest to the median. */
  readonly source: string;
}

const columns = { hardware: "text", term: "text", usd: "number", statistic: "text" } as const;

/** Quotes up to this many days before the nearest one count as quotes of the same time. */
export const SAME_TIME_DAYS = 180;

/**
 * What a chip costs on a day: the median of quotes over the half-year that ends with the last quote
 * up to that day, else over the half-year that begins with the first quote after it.
 *
 * Only plain prices count; medians from other tables and spot offers do not.
 *
 * @param date the day of the price; quotes after `window.asOf` are not seen
 * @returns the price, or `no-chip-price` with chip, term and the terms that are quoted
 */
export function chipPrice(
  facts: Facts,
  window: FactWindow,
  chip: PlannerChip,
  term: PriceTerm,
  date: string = window.asOf,
): Outcome<ChipPrice> {
  const rows = facts.select("hardware-prices", window, columns);
  if (!rows.ok) return rows;
  const stated = rows.value.filter(({ statistic }) => statistic === "price");
  for (const name of chip.quotedAs) {
    const quotes = stated.filter((row) => row.hardware === name && row.term === term);
    const near = nearest(quotes, date);
    if (near.length > 0) return succeed(summarize(near, name, term));
  }
  const known = stated
    .filter(({ hardware }) => chip.quotedAs.includes(hardware))
    .map((row) => row.term);
  const quoted = [...new Set(known)].join(", ");
  return fail("no-chip-price", { value: chip.id, term, known: quoted === "" ? "–" : quoted });
}

type Quote = Fact<typeof columns>;

/** Quotes from about that day: the last half-year of those up to it, else the first after it. */
function nearest(quotes: readonly Quote[], date: string): readonly Quote[] {
  const before = quotes.filter((quote) => quote.date <= date);
  const side = before.length > 0 ? before : quotes;
  const days = side.map((quote) => dayNumber(quote.date));
  const nearestDay = before.length > 0 ? Math.max(...days) : Math.min(...days);
  return side.filter((quote) => Math.abs(dayNumber(quote.date) - nearestDay) <= SAME_TIME_DAYS);
}

function summarize(quotes: readonly Quote[], hardware: string, term: PriceTerm): ChipPrice {
  const sorted = [...quotes].sort((a, b) => a.usd - b.usd);
  const prices = sorted.map(({ usd }) => usd);
  const usd = quantileOfSorted(prices, 0.5);
  const days = quotes.map(({ date }) => date).sort();
  return {
    hardware,
    usd,
    lowest: itemAt(prices, 0),
    highest: itemAt(prices, prices.length - 1),
    term,
    from: itemAt(days, 0),
    to: itemAt(days, days.length - 1),
    quotes: quotes.length,
    source: itemAt(sorted, Math.floor((sorted.length - 1) / 2)).source,
  };
}
