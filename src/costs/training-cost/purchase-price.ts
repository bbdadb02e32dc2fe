import { dayNumber } from "../../base/calendar.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { remember, rememberOf } from "../../base/remember.ts";
import type { Edition } from "./edition.ts";
import { type Chip, isTpu, type PriceQuote } from "./training-run.ts";

/** Cost of one chip with its share of the server, and from when it was available at that price. */
export interface PurchasePrice {
  readonly usd: number;
  readonly availableDay: number;
}

/** Server cost per chip relative to the bare chip, by family; others use the mean. */
const serverOverhead: Readonly<Record<string, number>> = { A100: 1.66, V100: 1.69, P100: 1.54 };
const MEAN_SERVER_OVERHEAD = 1.64;

/** Estimated manufacturing cost with margin of Google's chips, USD; they are never sold. */
const tpuUsd: Readonly<Record<string, number>> = {
  "Google TPU v1": 5463,
  "Google TPU v2": 5054,
  "Google TPU v3": 5276,
  "Google TPU v4": 5167,
};

/** How many families are looked up; there are fewer. */
const FAMILIES = 32;

const DAYS_FROM_RELEASE_TO_SHIPMENT = 90;

/**
 * Purchase price of a chip in its server.
 *
 * GPUs: the earliest quote for the family, preferring whole servers; a bare chip is marked up by
 * the server overhead.
 *
 * @returns the price, or `no-purchase-price` when no quote is for the chip's family
 */
export function purchasePrice(
  chip: Chip,
  quotes: readonly PriceQuote[],
  edition: Edition,
): Outcome<PurchasePrice> {
  if (isTpu(chip.name)) return tpuPrice(chip);
  const family = familyOf(chip, edition);
  if (family === undefined) return fail("no-purchase-price", { hardware: chip.name });
  const quote = firstQuoteBy(quotes, edition)(family);
  if (quote?.purchaseUsd === undefined) return fail("no-purchase-price", { hardware: chip.name });
  const overhead = quote.bareChip ? (serverOverhead[family] ?? MEAN_SERVER_OVERHEAD) : 1;
  return succeed({
    usd: quote.purchaseUsd * overhead,
    availableDay: Math.max(dayNumber(quote.date), shipmentDay(chip)),
  });
}

function familyOf(
  { name }: Chip,
  { purchaseFamilies, pricedAs = {} }: Edition,
): string | undefined {
  const cut = Object.keys(pricedAs).find((part) => name.includes(part));
  return cut === undefined ? purchaseFamilies.find((part) => name.includes(part)) : pricedAs[cut];
}

function tpuPrice(chip: Chip): Outcome<PurchasePrice> {
  const usd = tpuUsd[chip.name];
  if (usd === undefined || chip.released === undefined) {
    return fail("no-purchase-price", { hardware: chip.name });
  }
  return succeed({ usd: usd * MEAN_SERVER_OVERHEAD, availableDay: dayNumber(chip.released) });
}

const shipmentDay = (chip: Chip): number =>
  chip.released === undefined
    ? Number.NEGATIVE_INFINITY
    : dayNumber(chip.released) + DAYS_FROM_RELEASE_TO_SHIPMENT;

/** The first quote of a family, looked up once for all runs on its chips. */
const firstQuoteBy = rememberOf((quotes: readonly PriceQuote[], edition: Edition) =>
  remember(
    (family: string) => firstQuote(quotes, family, edition),
    (family) => family,
    FAMILIES,
  ),
);

function firstQuote(
  quotes: readonly PriceQuote[],
  family: string,
  edition: Edition,
): PriceQuote | undefined {
  const ofFamily = quotes.filter(
    ({ hardware, purchaseUsd }) => hardware.includes(family) && purchaseUsd !== undefined,
  );
  const servers = ofFamily.filter(({ wholeServer }) => wholeServer);
  const candidates = servers.length > 0 ? servers : ofFamily;
  const dates = candidates.map(({ date }) => date).sort();
  const sameDay = candidates.filter(({ date }) => date === dates[0]);
  return edition.sameDayQuote === "first" ? sameDay[0] : sameDay.at(-1);
}
