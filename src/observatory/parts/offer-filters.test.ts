import { describe, expect, test } from "vitest";
import type { PriceSegment } from "../../trends/parts/price-segment.ts";
import { type DescribedOffer, filterOffers, type OfferFilters } from "./offer-filters.ts";

const offer = (
  group: string,
  rest: {
    maker?: string;
    provider?: string;
    open?: boolean;
    images?: boolean;
    context?: number;
    usd?: number;
  },
): DescribedOffer => ({
  offer: {
    model: {
      version: group,
      label: group,
      date: "2025-01-01",
      score: 130,
      group,
      organization: rest.maker,
      open: rest.open,
    },
    segment: { provider: rest.provider } as PriceSegment,
    date: "2025-01-01",
    until: undefined,
    usdPerMtok: rest.usd ?? 1,
  },
  traits: { contextTokens: rest.context, images: rest.images },
});

const offers = [
  offer("a", { maker: "Google", provider: "google", open: false, images: true, context: 1000 }),
  offer("a", { maker: "Google", provider: "azure", open: false, images: true }),
  offer("b", { maker: "Meta", provider: "groq", open: true, images: false, context: 500 }),
  offer("c", { provider: "groq" }),
];

function filtered(
  filters: OfferFilters,
  counts: (each: DescribedOffer["offer"]) => boolean = () => true,
) {
  const kept = filterOffers(offers, filters, counts);
  if (!kept.ok) throw new Error(kept.error.code);
  return kept.value;
}

const groups = (filters: OfferFilters) =>
  filtered(filters).offers.map(({ offer: each }) => each.model.group);

describe("a filter", () => {
  test.each([
    [{}, ["a", "a", "b", "c"]],
    [{ maker: "Google DeepMind" }, ["a", "a"]],
    [{ maker: "meta ai" }, ["b"]],
    [{ provider: "GROQ" }, ["b", "c"]],
    [{ openWeights: true }, ["b"]],
    [{ openWeights: false }, ["a", "a"]],
    [{ vision: true }, ["a", "a"]],
    [{ vision: false }, ["b"]],
    [{ minContext: 500 }, ["a", "b"]],
    [{ minContext: 501 }, ["a"]],
    [{ vision: true, minContext: 500 }, ["a"]],
  ])("%j leaves only what is known to pass", (filters, left) => {
    expect(groups(filters)).toEqual(left);
  });

  test("tells what it left of the models that count, and what it removed unknown", () => {
    const { steps } = filtered({ vision: true, minContext: 600 });
    expect(steps).toEqual([
      { filter: "vision", value: true, before: 3, after: 1, unknown: 1 },
      // One of its two offers has no context length, but the model is there by the other.
      { filter: "minContext", value: 600, before: 1, after: 1, unknown: 0 },
    ]);
    const counting = filtered({ vision: false }, ({ model }) => model.group !== "b");
    expect(counting.steps[0]).toMatchObject({ before: 2, after: 0, unknown: 1 });
    expect(counting.offers.length).toBe(1);
  });

  test("names the maker by its one name", () => {
    expect(filtered({ maker: "google deepmind" }).steps[0]?.value).toBe("Google");
  });

  test("for a name that nobody has is refused with those that there are", () => {
    expect(filterOffers(offers, { maker: "Nobody" }, () => true)).toEqual({
      ok: false,
      error: { code: "unknown-maker", facts: { value: "Nobody", known: "Google, Meta" } },
    });
    expect(filterOffers(offers, { provider: "nowhere" }, () => true)).toEqual({
      ok: false,
      error: {
        code: "unknown-provider",
        facts: { value: "nowhere", known: "azure, google, groq" },
      },
    });
  });
});
