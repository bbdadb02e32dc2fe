import { describe, expect, test } from "vitest";
import { dateOfDay, dayNumber } from "../base/calendar.ts";
import type { Application } from "./parts/application.ts";
import { dateListing } from "./parts/dated-listing.ts";
import type { UnlockWorld } from "./parts/unlock-world.ts";
import { unlockDate } from "./unlock.ts";

const START = dayNumber("2024-01-01");

/** A world without error: one point a year from 100, a minute a month from 1, prices on one list. */
const world: UnlockWorld = {
  asOf: "2024-01-01",
  edition: "made",
  first: "2020-01-01",
  capability: (points) => START + (points - 100) * 365.25,
  horizons: new Map([[0.5, (minutes: number) => START + minutes * 30]]),
  openModels: [],
  listings: [priced(90, 1, "2023-01-01"), priced(90, 0.1, "2023-07-01")].map(dateListing),
  unscored: [],
  priceSlope: { value: -1, error: 0, degreesOfFreedom: 10 },
};

function priced(eci: number, usdPerMtok: number, date: string) {
  const segment = {
    ...{ id: date, date, known_on: date, known_basis: "", source: "", model: "m", history: "h" },
    ...{ provider: "p", input_usd_mtok: usdPerMtok, output_usd_mtok: usdPerMtok },
    ...{ left_censored: false, rolling_alias: false, first_seen: date },
  };
  const version = { version: "m", date, eci } as never;
  return { version, segment: segment as never, date, until: undefined, usdPerMtok };
}

const application = (needs: Application["needs"]): Application => ({
  ...{ id: "a", label: "a", labelZh: "a", tokensIn: 1e6, tokensOut: 0 },
  needs,
});

const dateIn = (needs: Application["needs"]) =>
  unlockDate(application(needs), world, new Map([["image", "2030-05-05"]]), {
    draws: 200,
    seed: 1,
  });

const at = (value: number) => ({ low: value, high: value });

describe("the date of an application", () => {
  test("is that of its last need", () => {
    const both = dateIn([
      { kind: "capability", ...at(102) },
      { kind: "horizon", ...at(10), reliability: 0.5 },
    ]);
    expect(both.date).toBe(dateOfDay(START + 2 * 365.25));
    expect(both.binding).toEqual([{ need: "capability", share: 1 }]);
    expect(both.status).toBe("expected");
  });

  test("is reached on the very day of the question, and expected a day later", () => {
    const day = 1 / 365.25;
    const statusAt = (points: number) => dateIn([{ kind: "capability", ...at(points) }]).status;
    expect([statusAt(99), statusAt(100), statusAt(100 + day)]).toEqual([
      ...["reached", "reached", "expected"],
    ]);
  });

  test("counts the draws in which it is reached by the day of the question", () => {
    const share = (low: number, high = low) =>
      dateIn([{ kind: "capability", low, high }]).reachedShare;
    expect([share(99), share(100), share(100 + 1 / 365.25)]).toEqual([1, 1, 0]);
    // A quarter of the range is reached; 200 draws have a standard error of 0.03.
    expect(Math.abs(share(99, 103) - 0.25)).toBeLessThan(0.1);
  });

  test("of a small model is that of open models up to its size", () => {
    const open = [
      { date: "2021-01-01", eci: 95, parameters: 70e9 },
      { date: "2022-01-01", eci: 95, parameters: 7e9 },
      { date: "2023-01-01", eci: 95, parameters: 3e9 },
    ];
    const dateOfSize = (parameters: number) =>
      unlockDate(
        application([
          { kind: "capability", ...at(95) },
          { kind: "size", ...at(parameters) },
        ]),
        { ...world, openModels: open },
        new Map(),
        { draws: 10, seed: 1 },
      ).needDates.find(({ need }) => need === "size")?.date;
    expect([70e9, 69e9, 7e9, 6.9e9, 3e9, 2e9].map(dateOfSize)).toEqual([
      ...["2021-01-01", "2022-01-01", "2022-01-01", "2023-01-01", "2023-01-01", undefined],
    ]);
  });

  test("is compared with the day of its report, and may be the first of the index", () => {
    const reported = {
      ...application([{ kind: "capability", ...at(100) }]),
      arrived: { on: "2023-12-01", what: "", source: "" },
    };
    const found = unlockDate(reported, world, new Map(), { draws: 10, seed: 1 });
    expect(found.errorMonths).toBeCloseTo(31 / 30.4375, 9);
    expect(found.censored).toBe(false);
    const first = { ...world, first: "2024-01-01" };
    expect(unlockDate(reported, first, new Map(), { draws: 10, seed: 1 }).censored).toBe(true);
  });

  test("spreads evenly over the range of a threshold", () => {
    const spread = dateIn([{ kind: "capability", low: 100, high: 104 }]);
    const years = (date: string | undefined) => (dayNumber(date ?? "") - START) / 365.25;
    // 200 draws: the middle of four years has a standard error of 0.14, the ends of 0.06.
    expect(Math.abs(years(spread.date) - 2)).toBeLessThan(0.45);
    expect(Math.abs(years(spread.lower) - 0.2)).toBeLessThan(0.2);
    expect(Math.abs(years(spread.upper) - 3.8)).toBeLessThan(0.2);
  });

  test("is that of the first price low enough at an able model", () => {
    const cheap = dateIn([
      { kind: "capability", ...at(90) },
      { kind: "price", ...at(0.5) },
    ]);
    expect(cheap.needDates.find(({ need }) => need === "price")?.date).toBe("2023-07-01");
  });

  test("lets prices fall at the rate of the trend below what has been seen", () => {
    const price = (usd: number) =>
      dateIn([
        { kind: "capability", ...at(90) },
        { kind: "price", ...at(usd) },
      ]);
    // A tenth a year: from 0.1 to 0.01 USD takes one year from the day after the as-of date.
    expect(price(0.01).date).toBe(dateOfDay(START + 1 + 365.25));
    expect(price(0.01).binding[0]?.need).toBe("price");
    expect(price(0.01).sooner.tenthOfPrice).toBeGreaterThan(12);
  });

  test("moves by the time that the doubling of the horizon takes", () => {
    const { sooner } = dateIn([
      { kind: "capability", ...at(90) },
      { kind: "horizon", ...at(60), reliability: 0.5 },
    ]);
    // Thirty minutes at thirty days each.
    expect(sooner.doubledHorizon).toBeCloseTo(900 / 30.4375, 6);
    expect(sooner.tenthOfPrice).toBeUndefined();
  });

  test("waits for a sense, and is not expected without one", () => {
    const able = { kind: "capability", ...at(90) } as const;
    expect(dateIn([able, { kind: "sense", sense: "image" }]).date).toBe("2030-05-05");
    const never = dateIn([able, { kind: "sense", sense: "smell" }]);
    expect([never.status, never.date, never.upper]).toEqual(["not expected", undefined, undefined]);
  });

  test("is the same for the same seed and another for another", () => {
    const spread = [{ kind: "capability", low: 100, high: 104 } as const];
    const run = (seed: number) =>
      unlockDate(application(spread), world, new Map(), { draws: 50, seed }).date;
    expect(run(1)).toBe(run(1));
    expect(run(2)).not.toBe(run(1));
  });
});
