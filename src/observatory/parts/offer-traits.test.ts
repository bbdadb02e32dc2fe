import { describe, expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import type { PriceSegment } from "../../trends/parts/price-segment.ts";
import type { RatedPrice } from "../price-at-bar.ts";
import { offerTraits } from "./offer-traits.ts";

const offer = (
  version: string,
  provider: string,
  listing: string,
  group = version,
): RatedPrice => ({
  model: {
    version,
    label: version,
    date: "2025-01-01",
    score: 130,
    group,
    organization: undefined,
    open: undefined,
  },
  segment: { provider, model: listing } as PriceSegment,
  date: "2025-01-01",
  until: undefined,
  usdPerMtok: 1,
});

function traitsOf(asOf: string, one: RatedPrice) {
  const traits = offerTraits(factsOf(), { asOf, hindsight: false });
  if (!traits.ok) throw new Error(traits.error.code);
  return traits.value(one);
}

describe("the context length of an offer", () => {
  test("is that of the provider's own listing, found by another date of the same model", () => {
    const turbo = offer("gpt-4-turbo-2024-04-09", "openai", "gpt-4-turbo-2024-04-09");
    expect(traitsOf("2026-07-01", turbo).contextTokens).toBe(128_000);
  });

  test("is not known before the list that states it", () => {
    const turbo = offer("gpt-4-turbo-2024-04-09", "openai", "gpt-4-turbo-2024-04-09");
    expect(traitsOf("2026-06-30", turbo).contextTokens).toBeUndefined();
  });

  test("is not borrowed from another provider", () => {
    const luna = (provider: string) => offer("gpt-5.6-luna_high", provider, "gpt-5.6-luna");
    expect(traitsOf("2026-07-09", luna("openai")).contextTokens).toBe(1_050_000);
    expect(traitsOf("2026-07-09", luna("azure")).contextTokens).toBeUndefined();
  });
});

describe("whether a model takes pictures", () => {
  test("is what its maker's list says, also of another provider's offer", () => {
    expect(traitsOf("2026-07-09", offer("x", "azure", "gpt-5.6-luna")).images).toBe(true);
    expect(traitsOf("2026-07-08", offer("x", "azure", "gpt-5.6-luna")).images).toBeUndefined();
    expect(traitsOf("2026-07-09", offer("deepseek-v4-pro", "x", "y")).images).toBe(false);
  });

  test("follows from what it was trained on, by the name of the model or of the version", () => {
    // Epoch AI's table: Llama 4 Maverick is a model of language and vision.
    const maverick = offer("a", "groq", "b", "Llama 4 Maverick");
    expect(traitsOf("2026-11-23", maverick).images).toBe(true);
  });

  test("follows from a score on pictures or films", () => {
    // VideoMME has a score of gemini-1.5-flash by its dated version.
    expect(traitsOf("2026-11-23", offer("gemini-1.5-flash-001", "x", "y")).images).toBe(true);
  });

  test("is not denied by a table that calls it a model of language", () => {
    // Kimi K2.5 is a model of language alone there; the list at hand says that it takes pictures.
    expect(
      traitsOf("2026-01-30", offer("kimi-k2.5", "b", "c", "Kimi K2.5")).images,
    ).toBeUndefined();
    expect(traitsOf("2026-01-31", offer("kimi-k2.5", "b", "c", "Kimi K2.5")).images).toBe(true);
  });
});
