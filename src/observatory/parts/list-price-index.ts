import { groupBy } from "../../base/group-by.ts";
import { mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { mean } from "../../stats/mean.ts";
import { fitPoints } from "../../trends/parts/fit-points.ts";
import { priceEnds } from "../../trends/parts/price-ends.ts";
import { segmentColumns } from "../../trends/parts/price-segment.ts";
import { type Blend, blendedPrice } from "../../trends/parts/priced-versions.ts";
import type { Fit } from "../../trends/parts/trend.ts";

/** An index of list prices: 1 in its first month. */
export interface ListPriceIndex {
  readonly points: readonly IndexPoint[];
  readonly fit: Fit | undefined;
}

/** The index on the first day of a month. */
export interface IndexPoint {
  readonly date: string;
  readonly value: number;
  /** Listings behind the step to this month, or behind the basket. */
  readonly n: number;
}

/** Indices of list prices that follow listings instead of capability. */
export interface ListPriceIndices {
  /** Listings present in two consecutive months: geometric mean of their price ratios, chained. */
  readonly matched: ListPriceIndex;
  /** Listings of the first month that are still there: geometric mean of their price ratios. */
  readonly basket: ListPriceIndex;
  /** The same with rolling names, where the seller may have put a cheaper model behind the name. */
  readonly rollingBasket: ListPriceIndex;
}

/** A listing: one model at one provider, with its prices over time. */
interface Listing {
  /** Whether the model behind the name changes. */
  readonly rolling: boolean;
  readonly steps: readonly {
    readonly from: string;
    readonly until: string | undefined;
    readonly price: number;
  }[];
}

const LEVEL = 0.9;

/** First month of price histories with many listings. */
const FIRST_MONTH = "2024-04-01";

/**
 * What the same listings cost over time: a matched-model index and a fixed basket.
 *
 * Of a listing in several histories, the one seen first is followed. Rolling names count in an index
 * of their own alone, as the model behind them changes. The indices end where the histories do: that no change is seen after
 * their last copy does not say that prices stood still.
 */
export function listPriceIndices(
  facts: Facts,
  window: FactWindow,
  blend: Blend,
): Outcome<ListPriceIndices> {
  return mapOutcome(followedListings(facts, window, blend), (listings) => {
    const months = firstDays(FIRST_MONTH, lastChange(listings));
    const pricesOf = (followed: readonly Listing[]) =>
      months.map((month) => followed.map((listing) => priceOn(listing, month)));
    const prices = pricesOf(listings.filter(({ rolling }) => !rolling));
    return {
      matched: describe(matchedIndex(months, prices)),
      basket: describe(basketIndex(months, prices)),
      rollingBasket: describe(basketIndex(months, pricesOf(listings))),
    };
  });
}

function followedListings(
  facts: Facts,
  window: FactWindow,
  blend: Blend,
): Outcome<readonly Listing[]> {
  const rows = facts.select("api-prices", window, segmentColumns);
  if (!rows.ok) return rows;
  // An announcement tells when a price began; only the histories follow a listing from then on.
  const seen = rows.value.filter(
    (row) =>
      row.history !== "announced" && row.provider !== undefined && row.first_seen !== undefined,
  );
  const endOf = priceEnds(rows.value, window);
  const byListing = groupBy(seen, ({ provider, model }) => `${provider} ${model}`);
  return succeed(
    [...byListing.values()].map((group) => {
      const order = [...group].sort((a, b) => (a.date < b.date ? -1 : 1));
      const history = order[0]?.history;
      return {
        rolling: group.some((row) => row.rolling_alias),
        steps: order
          .filter((row) => row.history === history)
          .flatMap((row) => {
            const price = blendedPrice(row, blend);
            return price === undefined ? [] : [{ from: row.date, until: endOf(row), price }];
          }),
      };
    }),
  );
}

/** The last day on which a price of any listing was seen to begin or to end. */
const lastChange = (listings: readonly Listing[]): string =>
  listings
    .flatMap(({ steps }) => steps.flatMap(({ from, until = from }) => [from, until]))
    .reduce((last, day) => (day > last ? day : last), "");

const priceOn = ({ steps }: Listing, day: string): number | undefined =>
  steps.findLast(({ from, until }) => from <= day && (until === undefined || until > day))?.price;

function firstDays(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let year = Number(from.slice(0, 4)), month = Number(from.slice(5, 7)); ; month++) {
    if (month > 12) {
      month = 1;
      year++;
    }
    const day = `${year}-${String(month).padStart(2, "0")}-01`;
    if (day > to) return days;
    days.push(day);
  }
}

type Prices = readonly (readonly (number | undefined)[])[];

/** Logarithms of price ratios of the listings in both months. */
function ratios(before: Prices[number], after: Prices[number]): readonly number[] {
  return before.flatMap((price, index) => {
    const next = after[index];
    return price === undefined || next === undefined ? [] : [ln(next / price)];
  });
}

function matchedIndex(months: readonly string[], prices: Prices): readonly IndexPoint[] {
  let level = 0;
  return months.map((date, month) => {
    const steps = month === 0 ? [] : ratios(prices[month - 1] ?? [], prices[month] ?? []);
    if (steps.length > 0) level += mean(steps);
    return { date, value: exp(level), n: steps.length };
  });
}

function basketIndex(months: readonly string[], prices: Prices): readonly IndexPoint[] {
  const [first = [], ...rest] = prices;
  const stays = first.map((price, index) =>
    price !== undefined && rest.every((month) => month[index] !== undefined) ? price : undefined,
  );
  return months.flatMap((date, month) => {
    const steps = ratios(stays, prices[month] ?? []);
    return steps.length === 0 ? [] : [{ date, value: exp(mean(steps)), n: steps.length }];
  });
}

const describe = (points: readonly IndexPoint[]): ListPriceIndex => ({
  points,
  fit: fitPoints(points, "log", LEVEL),
});
