import { expect, test } from "vitest";
import { priceEnds } from "./price-ends.ts";

const prices = [
  { history: "litellm", first_seen: "2024-10-16", last_seen: "2024-11-22" },
  { history: "litellm", first_seen: "2025-01-13" },
  { history: "models.dev", first_seen: "2025-06-04", last_seen: "2025-06-11" },
];

test("a price of sparse copies stands until the first copy without it is known", () => {
  const before = priceEnds(prices, { asOf: "2024-12-31", hindsight: false });
  const after = priceEnds(prices, { asOf: "2025-01-31", hindsight: false });
  expect(before(prices[0] as (typeof prices)[0])).toBeUndefined();
  expect(after(prices[0] as (typeof prices)[0])).toBe("2025-01-13");
  const onTheDay = priceEnds(prices, { asOf: "2025-01-13", hindsight: false });
  expect(onTheDay(prices[0] as (typeof prices)[0])).toBe("2025-01-13");
});

test("a price of a daily history ends on the day it was replaced, once that is known", () => {
  const row = prices[2] as (typeof prices)[0];
  expect(priceEnds(prices, { asOf: "2025-06-10", hindsight: false })(row)).toBeUndefined();
  expect(priceEnds(prices, { asOf: "2025-06-11", hindsight: false })(row)).toBe("2025-06-11");
});

test("of several copies without a price the first ends it, in whatever order they are listed", () => {
  const copies = ["2025-05-01", "2025-01-13", "2025-03-01"].map((day) => ({
    ...{ history: "litellm", first_seen: day },
  }));
  const ends = priceEnds([...copies, ...prices], { asOf: "2025-12-31", hindsight: false });
  expect(ends(prices[0] as (typeof prices)[0])).toBe("2025-01-13");
});

test("a price without a last day stands", () => {
  const row = prices[1] as (typeof prices)[0];
  expect(priceEnds(prices, { asOf: "2030-01-01", hindsight: false })(row)).toBeUndefined();
});
