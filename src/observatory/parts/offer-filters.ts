import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { organizationName } from "../../names/organization-name.ts";
import type { RatedPrice } from "../price-at-bar.ts";
import type { OfferTraits } from "./offer-traits.ts";

/** What a builder needs of an offer; what is absent does not matter. */
export interface OfferFilters {
  /** Who made the model, by any of its names; a step has the unified one. */
  readonly maker?: string | undefined;
  /** Who sells it, by the name in dataset `api-prices`. */
  readonly provider?: string | undefined;
  /** Whether the weights can be downloaded. */
  readonly openWeights?: boolean | undefined;
  /** Whether it takes pictures. */
  readonly vision?: boolean | undefined;
  /** Tokens of context at least. */
  readonly minContext?: number | undefined;
}

/** A filter that was applied, after those before it. */
export interface FilterStep {
  readonly filter: keyof OfferFilters;
  readonly value: string | number | boolean;
  /** Models on sale at the bar before it, and after it. */
  readonly before: number;
  readonly after: number;
  /** How many of those that it removed fail only because nothing says whether they pass. */
  readonly unknown: number;
}

/** An offer with what its model takes in. */
export interface DescribedOffer {
  readonly offer: RatedPrice;
  readonly traits: OfferTraits;
}

/** Filters in the order in which they are applied. */
const order = ["maker", "provider", "openWeights", "vision", "minContext"] as const;

/**
 * What an offer has of what a filter asks for; `undefined` where nothing says. A filter passes an
 * offer only when that is known.
 */
const passes: {
  readonly [Filter in keyof OfferFilters]-?: (
    described: DescribedOffer,
    wanted: NonNullable<OfferFilters[Filter]>,
  ) => boolean | undefined;
} = {
  maker: ({ offer }, wanted) =>
    offer.model.organization === undefined ? undefined : same(offer.model.organization, wanted),
  provider: ({ offer }, wanted) =>
    offer.segment.provider === undefined ? undefined : same(offer.segment.provider, wanted),
  openWeights: ({ offer }, wanted) =>
    offer.model.open === undefined ? undefined : offer.model.open === wanted,
  vision: ({ traits }, wanted) =>
    traits.images === undefined ? undefined : traits.images === wanted,
  minContext: ({ traits }, wanted) =>
    traits.contextTokens === undefined ? undefined : traits.contextTokens >= wanted,
};

const same = (one: string, other: string): boolean =>
  one.toLowerCase() === other.trim().toLowerCase();

/**
 * Offers that pass all filters, with what each filter left of the models on sale at the bar.
 *
 * @param counts whether an offer is on sale on the day and its model at or above the bar
 * @returns the offers, or a problem for a maker or a provider that no offer has
 */
export function filterOffers(
  offers: readonly DescribedOffer[],
  filters: OfferFilters,
  counts: (offer: RatedPrice) => boolean,
): Outcome<{ readonly offers: readonly DescribedOffer[]; readonly steps: readonly FilterStep[] }> {
  const known = unknownName(offers, filters);
  if (!known.ok) return known;
  const models = (some: readonly DescribedOffer[]) =>
    new Set(some.filter(({ offer }) => counts(offer)).map(({ offer }) => offer.model.group));
  let left = offers;
  const steps: FilterStep[] = [];
  for (const filter of order) {
    const given = filters[filter];
    if (given === undefined) continue;
    const value = filter === "maker" ? organizationName(String(given)) : given;
    const test = passes[filter] as (one: DescribedOffer, wanted: unknown) => boolean | undefined;
    const passed = left.filter((each) => test(each, value) === true);
    const after = models(passed);
    const untold = models(left.filter((each) => test(each, value) === undefined));
    steps.push({
      filter,
      value,
      before: models(left).size,
      after: after.size,
      unknown: [...untold].filter((group) => !after.has(group)).length,
    });
    left = passed;
  }
  return succeed({ offers: left, steps });
}

/** Who makes and who sells what is offered: the names that a filter can have. */
export function namesOf(offers: readonly DescribedOffer[]) {
  const names = (of: (offer: RatedPrice) => string | undefined) =>
    [...new Set(offers.map(({ offer }) => of(offer)))].filter((name) => name !== undefined).sort();
  return {
    makers: names(({ model }) => model.organization),
    providers: names(({ segment }) => segment.provider),
  };
}

/** A maker or a provider of which there is no offer at all is a slip, not a filter. */
function unknownName(
  offers: readonly DescribedOffer[],
  { maker, provider }: OfferFilters,
): Outcome<undefined> {
  const { makers, providers } = namesOf(offers);
  if (maker !== undefined && !makers.some((name) => same(name, organizationName(maker)))) {
    return fail("unknown-maker", { value: maker, known: makers.join(", ") });
  }
  if (provider !== undefined && !providers.some((name) => same(name, provider))) {
    return fail("unknown-provider", { value: provider, known: providers.join(", ") });
  }
  return succeed(undefined);
}
