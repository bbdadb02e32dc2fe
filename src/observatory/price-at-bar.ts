import { groupBy } from "../base/group-by.ts";
import { records } from "../trends/parts/frontier-records.ts";
import type { PriceSegment } from "../trends/parts/price-segment.ts";
import type { Fit } from "../trends/parts/trend.ts";
import { fitDecline } from "./parts/fit-decline.ts";

/** A model on a scale, whether or not it can be bought by the token. */
export interface RatedModel {
  readonly version: string;
  readonly label: string;
  readonly date: string;
  readonly score: number;
  /** The model that it is a version of: its efforts and dates are one model. */
  readonly group: string;
  /** Who made it, by its unified name; absent when nobody is named. */
  readonly organization: string | undefined;
  /** Whether the weights can be downloaded, where known. */
  readonly open: boolean | undefined;
}

/** A price at which a rated model could be bought. */
export interface RatedPrice {
  readonly model: RatedModel;
  readonly segment: PriceSegment;
  readonly date: string;
  /** First day on which it no longer could; absent while it can. */
  readonly until: string | undefined;
  readonly usdPerMtok: number;
}

/** A price that stands on the day, and since when. */
export type Offer = RatedPrice & { readonly since: string };

/** What a level of capability costs, and what it has cost. */
export interface PriceAtBar {
  readonly bar: number;
  /** The first model at or above the bar; absent when there is none. */
  readonly firstReached: RatedModel | undefined;
  /** Cheapest price on the day at which a model at or above the bar is on sale. */
  readonly cheapest: Offer | undefined;
  /** The cheapest price of each other model at or above the bar, cheapest first. */
  readonly runnersUp: readonly Offer[];
  /** Each price lower than all before: the running cheapest. */
  readonly history: readonly RatedPrice[];
  /** The line through the logarithms of the history; absent with too few prices. */
  readonly fit: Fit | undefined;
}

/**
 * The price of models at or above a bar on a scale.
 *
 * @param models all models on the scale by the day
 * @param prices their prices observed by the day
 * @param level coverage of the interval of the rate of decline, in (0, 1)
 */
export function priceAtBar(
  models: readonly RatedModel[],
  prices: readonly RatedPrice[],
  bar: number,
  asOf: string,
  level: number,
): PriceAtBar {
  const able = prices.filter(({ model }) => model.score >= bar);
  const [cheapest, ...runnersUp] = offersOn(able, asOf);
  const history = records(able, ({ usdPerMtok }) => usdPerMtok, "down");
  return {
    bar,
    firstReached: models
      .filter(({ score }) => score >= bar)
      .reduce<RatedModel | undefined>(
        (first, model) => (first && first.date <= model.date ? first : model),
        undefined,
      ),
    cheapest,
    runnersUp,
    history,
    fit: fitDecline(
      history.map(({ date, usdPerMtok }) => ({ date, value: usdPerMtok })),
      level,
    ),
  };
}

/**
 * The cheapest price of each model on sale on a day, cheapest first, and since when it applies.
 *
 * Equal prices at one provider for one model are the same price observed several times: the first
 * counts.
 */
export function offersOn(prices: readonly RatedPrice[], asOf: string): readonly Offer[] {
  const onSale = standing(prices).filter((price) => standsOn(price, asOf));
  return [...groupBy(onSale, ({ model }) => model.group).values()]
    .map((prices) =>
      prices.reduce((cheapest, price) => (isCheaper(price, cheapest) ? price : cheapest)),
    )
    .sort((a, b) => (isCheaper(a, b) ? -1 : isCheaper(b, a) ? 1 : 0))
    .map((price) => ({ ...price, since: price.date }));
}

const isCheaper = (one: RatedPrice, other: RatedPrice): boolean =>
  one.usdPerMtok < other.usdPerMtok ||
  (one.usdPerMtok === other.usdPerMtok && one.date < other.date);

/** Whether a price stands on a day as far as it is itself concerned. */
export const standsOn = ({ until }: RatedPrice, asOf: string): boolean =>
  until === undefined || until > asOf;

/**
 * Prices, ended where a later one replaced them: a recorded price without an end applies until the
 * same provider lists the model at another.
 */
function standing(prices: readonly RatedPrice[]): readonly RatedPrice[] {
  const listings = groupBy(prices, ({ model, segment }) => `${segment.provider} ${model.version}`);
  return [...listings.values()].flatMap((group) =>
    group.map((price) => {
      if (price.until !== undefined || price.segment.first_seen !== undefined) return price;
      const next = group
        .filter(({ date }) => date > price.date)
        .map(({ date }) => date)
        .sort()[0];
      return next === undefined ? price : { ...price, until: next };
    }),
  );
}
