import { describe, expect, test } from "vitest";
import { DAYS_PER_YEAR, dayNumber } from "../../base/calendar.ts";
import type { PricedVersion } from "../../trends/parts/priced-versions.ts";
import type { Application } from "./application.ts";
import type { DatedListing } from "./dated-listing.ts";
import { taskPrices } from "./task-prices.ts";
import type { PriceSlope, UnlockWorld } from "./unlock-world.ts";

/** A task reads 1.5 million tokens and writes half a million. */
const application: Application = {
  ...{ id: "task", label: "Task", labelZh: "Task", needs: [] },
  ...{ tokensIn: 1.5e6, tokensOut: 0.5e6 },
};

/** A model of some capability at a price of the task, listed between two days. */
const listing = (
  eci: number,
  usd: number,
  earliest: number,
  latest = earliest,
  segment: object = { input_usd_mtok: usd / 2, output_usd_mtok: usd / 2 },
): DatedListing => ({
  priced: { version: { eci }, segment, usdPerMtok: usd / 2 } as PricedVersion,
  ...{ earliest, latest },
});

const NOW = dayNumber("2024-06-01");
/** Prices fall by an order of magnitude a year, as good as certainly. */
const tenfold: PriceSlope = { value: -1, error: 0, degreesOfFreedom: 10 };

const arrival = (listings: readonly DatedListing[], priceSlope: PriceSlope | undefined = tenfold) =>
  taskPrices(application, { asOf: "2024-06-01", listings, priceSlope } as unknown as UnlockWorld);
const middle = { slope: 0.5, since: 0.5 };
const need = (points: number, usd: number, ableFrom = 0) => ({ points, usd, ableFrom });

describe("an observed price", () => {
  const listings = [
    listing(100, 8, 1000),
    listing(100, 4, 2000, 2100),
    listing(120, 16, 1500),
    listing(120, 2, 3000),
  ];

  test("counts from the first day on which an able model is as cheap", () => {
    const day = arrival(listings);
    expect(day(need(100, 8), middle)).toBe(1000);
    expect(day(need(100, 7.99), middle)).toBe(2050);
    expect(day(need(100, 4), middle)).toBe(2050);
    expect(day(need(100.1, 8), middle)).toBe(3000);
    expect(day(need(120, 16), middle)).toBe(1500);
  });

  test("may have applied from any day between a release and its list", () => {
    const day = arrival(listings);
    expect(day(need(100, 4), { ...middle, since: 0.01 })).toBeCloseTo(2001, 9);
    expect(day(need(100, 4), { ...middle, since: 0.99 })).toBeCloseTo(2099, 9);
  });

  test("weighs what is read and written, and a price known only as a blend stands for both", () => {
    // 1.5 million tokens at 2 USD and half a million at 6.
    const apart = listing(100, 99, 1000, 1000, { input_usd_mtok: 2, output_usd_mtok: 6 });
    expect(arrival([apart])(need(100, 6), middle)).toBe(1000);
    expect(arrival([apart])(need(100, 5.99), middle)).toBeGreaterThan(NOW);
    const blended = listing(100, 5, 1000, 1000, {});
    expect(arrival([blended])(need(100, 5), middle)).toBe(1000);
    expect(arrival([blended])(need(100, 4.99), middle)).toBeGreaterThan(NOW);
  });
});

describe("a price that nobody has asked yet", () => {
  const listings = [listing(100, 10, 1000), listing(120, 100, 1500)];

  test("is reached from the next day on at the pooled decline", () => {
    const day = arrival(listings);
    expect(day(need(100, 1), middle)).toBeCloseTo(NOW + 1 + DAYS_PER_YEAR, 6);
    expect(day(need(120, 1), middle)).toBeCloseTo(NOW + 1 + 2 * DAYS_PER_YEAR, 6);
  });

  test("comes later in worlds in which prices fall more slowly", () => {
    // 1.812461 is the 95 % point of t with ten degrees of freedom.
    const day = arrival(listings, { value: -1, error: 0.1, degreesOfFreedom: 10 });
    const slow = 1 / (1 - 0.1 * 1.812461);
    expect(day(need(100, 1), { ...middle, slope: 0.95 })).toBeCloseTo(
      NOW + 1 + slow * DAYS_PER_YEAR,
      2,
    );
  });

  test("never comes where prices do not fall, or where nothing is known of them", () => {
    for (const slope of [
      { ...tenfold, value: 0 },
      { ...tenfold, value: 0.5 },
    ]) {
      expect(arrival(listings, slope)(need(100, 1), middle)).toBe(Number.POSITIVE_INFINITY);
    }
    const unknown = taskPrices(application, {
      ...{ asOf: "2024-06-01", listings, priceSlope: undefined },
    } as unknown as UnlockWorld);
    expect(unknown(need(100, 1), middle)).toBe(Number.POSITIVE_INFINITY);
    expect(arrival([])(need(100, 1), middle)).toBe(Number.POSITIVE_INFINITY);
  });

  test("of a model to come starts on its day, at the cheapest within five points of the best", () => {
    const near = [listing(100, 1, 1000), listing(115, 50, 1200), listing(120, 100, 1500)];
    const day = arrival(near);
    const able = NOW + 500;
    expect(day(need(130, 50, able), middle)).toBe(able);
    expect(day(need(130, 5, able), middle)).toBeCloseTo(able + DAYS_PER_YEAR, 6);
    // One that is able already, but not sold, is sold tomorrow at the earliest.
    expect(day(need(130, 50, NOW - 500), middle)).toBe(NOW + 1);
    const further = [listing(100, 1, 1000), listing(114.9, 50, 1200), listing(120, 100, 1500)];
    expect(arrival(further)(need(130, 50, able), middle)).toBeCloseTo(
      able + Math.log10(2) * DAYS_PER_YEAR,
      6,
    );
  });
});

test("a price that another beats in capability, price and day changes nothing", () => {
  const kept = [listing(110, 5, 1000, 1100), listing(120, 20, 1000)];
  const beaten = [listing(105, 6, 1050, 1200), listing(110, 5, 1000, 1100)];
  const [all, few] = [arrival([...beaten, ...kept]), arrival(kept)];
  for (const points of [100, 107, 110, 115, 125]) {
    for (const usd of [1, 5, 6, 20]) {
      expect(all(need(points, usd), middle)).toBe(few(need(points, usd), middle));
    }
  }
});
