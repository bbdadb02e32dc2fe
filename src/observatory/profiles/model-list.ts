import { groupBy } from "../../base/group-by.ts";
import { allOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { type Blend, priceVersions } from "../../trends/parts/priced-versions.ts";
import { offerTraits } from "../parts/offer-traits.ts";
import { type TaskCost, taskCosts } from "../parts/task-costs.ts";
import { type Offer, offersOn, type RatedPrice } from "../price-at-bar.ts";
import { type IndexModel, type IndexVersion, ratedIndex } from "./rated-index.ts";

/** A model on the index as somebody who must choose one sees it. */
export interface ListedModel extends IndexModel {
  /** The cheapest offer on the day; absent where nobody sells it by the token. */
  readonly offer: Offer | undefined;
  /** Who sells it on the day. */
  readonly providers: readonly string[];
  /** Longest context at any of them, in tokens. */
  readonly contextTokens: number | undefined;
  readonly images: boolean | undefined;
  readonly tasks: readonly TaskCost[];
  /** Whether no model on sale is as good and cheaper, or better at the price. */
  readonly onFront: boolean;
}

/** Three input tokens to one of output, as in every price of the table. */
export const listBlend: Blend = { input: 3, output: 1 };

/** Every model on the index on a day, best first, with what it is offered at. */
export function listModels(
  facts: Facts,
  window: FactWindow,
): Outcome<{ readonly edition: string; readonly models: readonly ListedModel[] }> {
  const index = ratedIndex(facts, window);
  if (!index.ok) return index;
  const { edition, models } = index.value;
  const read = allOf({
    priced: pricesOf(
      facts,
      window,
      models.flatMap(({ versions }) => versions),
    ),
    traits: offerTraits(facts, window),
    costs: taskCosts(facts, window),
  });
  return mapOutcome(read, ({ priced, traits, costs }) => {
    const byModel = groupBy(priced, ({ model }) => model.group);
    const listed = models.map((model): Omit<ListedModel, "onFront"> => {
      const offers = providerOffers(byModel.get(model.name) ?? [], window.asOf);
      const [offer] = offers;
      const seen = offers.map(traits);
      const contexts = seen.flatMap(({ contextTokens }) => contextTokens ?? []);
      return {
        ...model,
        offer,
        providers: offers.map(({ segment }) => segment.provider ?? ""),
        contextTokens: contexts.length === 0 ? undefined : Math.max(...contexts),
        images: seen.find(({ images }) => images !== undefined)?.images,
        tasks: offer ? costs(offer) : [],
      };
    });
    return { edition, models: withFront(listed) };
  });
}

/** Prices of versions through time, at three input tokens to one of output. */
export const pricesOf = (
  facts: Facts,
  window: FactWindow,
  versions: readonly IndexVersion[],
): Outcome<readonly RatedPrice[]> =>
  mapOutcome(priceVersions(facts, window, versions, listBlend), ({ priced }) =>
    priced.map(({ version, ...rest }) => ({ model: version, ...rest })),
  );

/** The cheapest offer of each provider on a day, cheapest first. */
export const providerOffers = (prices: readonly RatedPrice[], asOf: string): readonly Offer[] =>
  [...groupBy(prices, ({ segment }) => segment.provider ?? "").values()]
    .flatMap((own) => offersOn(own, asOf).slice(0, 1))
    .sort((a, b) => a.usdPerMtok - b.usdPerMtok || (a.date < b.date ? -1 : 1));

/**
 * Marks the models that no other on sale beats in score and price together. What counts is the score
 * of the version that is offered.
 */
function withFront(models: readonly Omit<ListedModel, "onFront">[]): readonly ListedModel[] {
  const onSale = models
    .flatMap(({ name, offer }) => (offer ? [{ name, offer }] : []))
    .sort(
      (a, b) =>
        b.offer.model.score - a.offer.model.score || a.offer.usdPerMtok - b.offer.usdPerMtok,
    );
  const onFront = new Set<string>();
  let cheapest = Number.POSITIVE_INFINITY;
  // Best first, so that a model is on the front when it is cheaper than all that are better.
  for (const { name, offer } of onSale) {
    if (offer.usdPerMtok >= cheapest) continue;
    cheapest = offer.usdPerMtok;
    onFront.add(name);
  }
  return models.map((model) => ({ ...model, onFront: onFront.has(model.name) }));
}
