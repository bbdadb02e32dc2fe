import { DAYS_PER_YEAR, dayNumber } from "../../base/calendar.ts";
import { studentTQuantile } from "../../stats/distributions/student-t.ts";
import { log10 } from "../../stats/elementary/log10.ts";
import { blendedPrice } from "../../trends/parts/priced-versions.ts";
import type { Application } from "./application.ts";
import type { DatedListing } from "./dated-listing.ts";
import type { UnlockWorld } from "./unlock-world.ts";

/**
 * How far below the best, in points, a model may score and still indicate the cost of the frontier.
 */
const NEAR_FRONTIER = 5;

/** The price of a task on a model. */
interface TaskPrice {
  readonly usd: number;
  readonly eci: number;
  /** Earliest and latest day, since 1970, from which it may have applied. */
  readonly earliest: number;
  readonly latest: number;
}

/** Where a world lies in the distributions for prices, each in (0, 1). */
export interface PriceWorld {
  /** For the rate of decline. */
  readonly slope: number;
  /** For the time between a model's release and the first list with its price. */
  readonly since: number;
}

/** When a task can be bought at a price from a model of some capability: the day since 1970. */
export type PriceArrival = (
  need: { readonly points: number; readonly usd: number; readonly ableFrom: number },
  world: PriceWorld,
) => number;

/**
 * Prices of an application's tasks.
 *
 * An observed price counts from its day. Below the cheapest observed, prices fall at the pooled
 * rate. Where no model that is able has a price yet, the first is expected on the day a model
 * becomes able, at the cheapest price near today's frontier.
 */
export function taskPrices(application: Application, world: UnlockWorld): PriceArrival {
  const prices = undominated(world.listings.map((listing) => taskPrice(listing, application)));
  const best = prices.reduce((highest, { eci }) => Math.max(highest, eci), 0);
  const frontier = prices.filter(({ eci }) => eci >= best - NEAR_FRONTIER);
  const multiples = new Map<number, number>();
  // What was not observed by the as-of date comes on the next day at the earliest.
  const today = dayNumber(world.asOf) + 1;
  return ({ points, usd, ableFrom }, { slope: probability, since }) => {
    // A single pass without lists, as it runs for every draw of every application.
    let seen = Number.POSITIVE_INFINITY;
    let cheapest = Number.POSITIVE_INFINITY;
    for (const price of prices) {
      if (price.eci < points) continue;
      cheapest = Math.min(cheapest, price.usd);
      if (price.usd > usd) continue;
      seen = Math.min(seen, price.earliest + since * (price.latest - price.earliest));
    }
    if (Number.isFinite(seen)) return seen;
    const sold = Number.isFinite(cheapest);
    if (!sold) cheapest = Math.min(...frontier.map((price) => price.usd));
    if (!Number.isFinite(cheapest) || !world.priceSlope) return Number.POSITIVE_INFINITY;
    const from = sold ? today : Math.max(today, ableFrom);
    if (cheapest <= usd) return from;
    const { value, error, degreesOfFreedom } = world.priceSlope;
    const multiple = multiples.get(probability) ?? studentTQuantile(probability, degreesOfFreedom);
    multiples.set(probability, multiple);
    const slope = value + error * multiple;
    return slope < 0
      ? from + (log10(usd / cheapest) / slope) * DAYS_PER_YEAR
      : Number.POSITIVE_INFINITY;
  };
}

/** A listing published only as a 3 to 1 blend represents all of the task's tokens. */
function taskPrice(
  { priced: { version, segment, usdPerMtok: threeToOne }, earliest, latest }: DatedListing,
  { tokensIn, tokensOut }: Application,
): TaskPrice {
  const usdPerMtok = blendedPrice(segment, { input: tokensIn, output: tokensOut }) ?? threeToOne;
  const usd = (usdPerMtok * (tokensIn + tokensOut)) / 1e6;
  return { usd, eci: version.eci, earliest, latest };
}

/** Prices that no other dominates in capability, price and day at once; the rest never decide. */
function undominated(prices: readonly TaskPrice[]): readonly TaskPrice[] {
  const kept: TaskPrice[] = [];
  for (const price of [...prices].sort((a, b) => a.latest - b.latest || a.usd - b.usd)) {
    const beaten = kept.some(
      (other) =>
        other.usd <= price.usd && other.eci >= price.eci && other.earliest <= price.earliest,
    );
    if (!beaten) kept.push(price);
  }
  return kept;
}
