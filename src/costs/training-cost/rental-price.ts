import { dayNumber } from "../../base/calendar.ts";
import { groupBy } from "../../base/group-by.ts";
import { valueFor } from "../../base/item-at.ts";
import { rememberOf } from "../../base/remember.ts";
import { isTpu, type PriceQuote } from "./training-run.ts";

/** An hourly price of one chip under a three-year commitment, and the quote behind it. */
export interface RentalPrice {
  readonly usdPerChipHour: number;
  readonly quote: PriceQuote;
}

type Commitment = "threeYearUsd" | "oneYearUsd" | "onDemandUsd";
const commitments: readonly Commitment[] = ["threeYearUsd", "oneYearUsd", "onDemandUsd"];

const GOOGLE = "Google Cloud";
const AZURE = "Microsoft Azure";
const AMAZON = "Amazon Web Services";
const LAMBDA = "Lambda Labs";
const vendors = [AMAZON, AZURE, GOOGLE, LAMBDA];

/** Discount from the on-demand price for a commitment, by vendor. */
const discounts: Readonly<Record<string, { oneYear: number; threeYear: number }>> = {
  [AMAZON]: { oneYear: 0.41, threeYear: 0.64 },
  [GOOGLE]: { oneYear: 0.37, threeYear: 0.56 },
  [AZURE]: { oneYear: 0.25, threeYear: 0.49 },
  [LAMBDA]: { oneYear: 0.34, threeYear: 0.56 },
};

/** Names under which vendors quote the chips of one family: the family, then its variants. */
const families: readonly { readonly name: string; readonly variants: readonly string[] }[] = [
  {
    name: "NVIDIA V100",
    variants: [
      "NVIDIA Tesla V100 DGXS 16 GB",
      "NVIDIA Tesla V100 DGXS 32 GB",
      "NVIDIA Tesla V100S PCIe 32 GB",
    ],
  },
  {
    name: "NVIDIA A100",
    variants: ["NVIDIA A100 PCIe", "NVIDIA A100 SXM4 40 GB", "NVIDIA A100 SXM4 80 GB"],
  },
  { name: "NVIDIA H100", variants: ["NVIDIA H100 PCIe", "NVIDIA H100 SXM5"] },
];

/**
 * The cloud that an organisation would rent from; with several, that of the last one that owns one.
 */
export function vendorOf(organization: string): string {
  const owned = organization.split(",").map((name) => {
    if (/microsoft|openai/i.test(name)) return AZURE;
    return /google|deepmind/i.test(name) ? GOOGLE : undefined;
  });
  return owned.findLast((vendor) => vendor !== undefined) ?? AMAZON;
}

/**
 * The hourly price under a three-year commitment that was known when the hardware was acquired.
 *
 * A longer commitment matters more than a closer vendor: all vendors are tried for a three-year
 * price before any is tried for a one-year price. A vendor's quote is the latest before the day,
 * else the first after it; where that quote lacks the commitment, the next vendor is tried.
 *
 * @returns the price, or undefined when no vendor quotes the chip or its family
 */
export function rentalPrice(
  hardware: string,
  organization: string,
  acquisitionDay: number,
  quotes: readonly PriceQuote[],
): RentalPrice | undefined {
  const own = vendorOf(organization);
  const order = isTpu(hardware) ? [GOOGLE] : [own, ...vendors.filter((name) => name !== own)];
  for (const commitment of commitments) {
    for (const vendor of order) {
      const quote = nearestQuote(quotesOfChip(quotesBy(quotes), vendor, hardware), acquisitionDay);
      const usd = quote?.[commitment];
      if (quote && usd !== undefined) {
        return { usdPerChipHour: usd * toThreeYear(vendor, commitment), quote };
      }
    }
  }
  return undefined;
}

/** A quote and its day. */
interface DatedQuote {
  readonly quote: PriceQuote;
  readonly day: number;
}

/** Quotes by vendor and chip, in their order; a table is asked once for every run. */
const quotesBy = rememberOf((quotes: readonly PriceQuote[]): DatedQuotes => {
  const dated = quotes.map((quote) => ({ quote, day: dayNumber(quote.date) }));
  return groupBy(dated, ({ quote }) => keyOf(quote.vendor, quote.hardware));
});

type DatedQuotes = ReadonlyMap<string, readonly DatedQuote[]>;
const keyOf = (vendor: string | undefined, hardware: string): string => `${vendor}\n${hardware}`;

function quotesOfChip(
  quotes: DatedQuotes,
  vendor: string,
  hardware: string,
): readonly DatedQuote[] {
  const family = families.find(
    ({ name, variants }) => name === hardware || variants.includes(hardware),
  );
  const names = [hardware, ...(family ? [family.name, ...family.variants] : [])];
  const quoted = names.find((name) => quotes.has(keyOf(vendor, name)));
  return quoted === undefined ? [] : valueFor(quotes, keyOf(vendor, quoted));
}

function nearestQuote(quotes: readonly DatedQuote[], day: number): PriceQuote | undefined {
  const before = quotes.filter((each) => each.day <= day);
  const candidates = before.length > 0 ? before : quotes;
  const distance = (each: DatedQuote) => Math.abs(each.day - day);
  return candidates.reduce<DatedQuote | undefined>(
    (best, each) => (best && distance(best) <= distance(each) ? best : each),
    undefined,
  )?.quote;
}

function toThreeYear(vendor: string, commitment: Commitment): number {
  const discount = discounts[vendor] ?? { oneYear: 0, threeYear: 0 };
  const given =
    commitment === "threeYearUsd"
      ? discount.threeYear
      : commitment === "oneYearUsd"
        ? discount.oneYear
        : 0;
  return (1 - discount.threeYear) / (1 - given);
}
