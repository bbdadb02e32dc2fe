import { describe, expect, test } from "vitest";
import type { PriceSegment } from "../trends/parts/price-segment.ts";
import { priceAtBar, type RatedModel, type RatedPrice } from "./price-at-bar.ts";

const model = (version: string, date: string, score: number): RatedModel => ({
  version,
  label: version,
  date,
  score,
  group: version,
  organization: undefined,
  open: undefined,
});

const price = (
  rated: RatedModel,
  date: string,
  usdPerMtok: number,
  rest: { until?: string; provider?: string; firstSeen?: string } = {},
): RatedPrice => ({
  model: rated,
  segment: {
    provider: rest.provider ?? "host",
    ...(rest.firstSeen === undefined ? {} : { first_seen: rest.firstSeen }),
  } as PriceSegment,
  date,
  until: rest.until,
  usdPerMtok,
});

const weak = model("weak", "2024-01-01", 100);
const able = model("able", "2024-01-01", 130);
const newer = model("newer", "2025-01-01", 135);

/** Falls tenfold in 366 days, exactly on a line. */
const prices = [
  price(weak, "2024-01-01", 0.01),
  price(able, "2024-01-01", 10, { firstSeen: "2024-01-01" }),
  price(able, "2024-07-02", 10 ** 0.5, { firstSeen: "2024-07-02", until: "2025-06-01" }),
  price(newer, "2025-01-01", 1, { firstSeen: "2025-01-01", until: "2025-03-01" }),
];

const ask = (asOf: string) => priceAtBar([weak, able, newer], prices, 130, asOf, 0.9);

describe("the price of a level of capability", () => {
  test("is the cheapest of the models that reach it and are still on sale", () => {
    expect(ask("2025-02-01").cheapest).toMatchObject({ usdPerMtok: 1, since: "2025-01-01" });
    expect(ask("2025-05-01").cheapest?.usdPerMtok).toBe(10 ** 0.5);
    expect(ask("2025-07-01").cheapest?.usdPerMtok).toBe(10);
  });

  test("is not that of an offer on the day on which it has ended", () => {
    expect(ask("2025-02-28").cheapest?.usdPerMtok).toBe(1);
    expect(ask("2025-03-01").cheapest?.usdPerMtok).toBe(10 ** 0.5);
  });

  test("has a history of prices below all before, and no rate from three of them", () => {
    const { history, fit } = ask("2025-07-01");
    expect(history.map(({ usdPerMtok }) => usdPerMtok)).toEqual([10, 10 ** 0.5, 1]);
    expect(fit).toBeUndefined();
  });

  test("falls at the rate of its records, five at least over a year", () => {
    // A quarter of the way down every 91 days: a line in the logarithm, tenfold in 364 days.
    const days = [
      "2024-01-01",
      "2024-04-01",
      "2024-07-01",
      "2024-09-30",
      "2024-12-30",
      "2025-03-31",
    ];
    const falling = days.map((date, quarter) => price(able, date, 10 ** (1 - quarter / 4)));
    const rateOf = (some: readonly RatedPrice[]) =>
      priceAtBar([able], some, 130, "2025-07-01", 0.9).fit?.growthPerYear;
    expect(1 / (rateOf(falling) ?? 0)).toBeCloseTo(10 ** (365.25 / 364), 9);
    // Five records, but over 364 days; then four.
    expect(rateOf(falling.slice(1))).toBeUndefined();
    expect(rateOf(falling.slice(2))).toBeUndefined();
  });

  test("has no rate of decline from prices of a few weeks", () => {
    const weeks = [
      price(able, "2024-01-01", 10),
      price(able, "2024-01-10", 5),
      price(able, "2024-02-01", 2),
    ];
    expect(priceAtBar([able], weeks, 130, "2024-12-31", 0.9).fit).toBeUndefined();
  });

  test("tells who reached the level first even when nobody sells it", () => {
    const answer = priceAtBar([weak, newer, able], [], 130, "2025-07-01", 0.9);
    expect(answer.cheapest).toBeUndefined();
    expect(answer.firstReached).toBe(able);
  });

  test("ends a recorded price where the provider lists the model at another", () => {
    const recorded = [
      price(able, "2024-01-01", 1),
      price(able, "2024-06-01", 2, { firstSeen: "2024-06-01" }),
    ];
    const answer = priceAtBar([able], recorded, 130, "2024-12-31", 0.9);
    expect(answer.cheapest?.usdPerMtok).toBe(2);
  });
});
