import { expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import { fittedEfficiencies } from "../../costs/serving/fitted-efficiencies.ts";
import { nothingLearnt } from "../../forecast/learnt.ts";
import { inferencePrice } from "../inference-price.ts";
import { forecastTrend, predictedBy } from "./forecast/forecast-trend.ts";
import { pastForecasts } from "./forecast/past-forecasts.ts";
import { servingFloor } from "./serving-floor.ts";

const facts = factsOf();
const on = (asOf: string) => servingFloor(facts, { asOf, hindsight: false });

test("the floor follows by hand from the smallest model and the cheapest FLOP of the day", () => {
  // phi-1.5 has 1.3e9 parameters. At the end of 2023 seven chips were quoted; of their prices of a
  // FLOP, in USD for 1e21 at the peak, the lowest two were both the H100's at 1.99 USD an hour.
  const usdPerFlop = 1.99 / 3600 / 1979e12;
  const flop = 2 * 1.3e9 * 1e6;
  expect(on("2023-12-28")).toMatchObject({ ok: true });
  const floor = on("2023-12-28");
  expect(floor.ok && floor.value).toBeCloseTo((flop * usdPerFlop) / fittedEfficiencies.compute, 5);
});

test("before any model was scored, or any chip quoted, there is none", () => {
  expect(on("2022-12-28")).toEqual({ ok: true, value: undefined });
});

test("no list price that the trend follows has ever been below it", () => {
  for (const asOf of ["2023-12-28", "2024-12-28", "2025-12-28", "2026-11-29"]) {
    const floor = on(asOf);
    const observed = inferencePrice.observe(facts, { asOf, hindsight: false }, {});
    const prices = observed.ok ? observed.value.map(({ value }) => value) : [];
    expect(prices.length, asOf).toBeGreaterThan(0);
    expect(floor.ok && Math.min(...prices) > (floor.value ?? 0), asOf).toBe(true);
  }
});

test("no forecast of a price lies below its floor, however fast records have fallen", () => {
  const asOf = "2026-11-29";
  const observed = inferencePrice.observe(facts, { asOf, hindsight: false }, {});
  if (!observed.ok) throw new Error(observed.error.code);
  const floor = 0.05;
  const ahead = (ground: object) =>
    forecastTrend(
      inferencePrice,
      observed.value,
      asOf,
      { learnt: nothingLearnt, ...ground },
      {
        by: ["ensemble"],
        months: [12, 36],
      },
    ).map((each) => predictedBy(inferencePrice, each, 0.8).lower);
  expect(Math.min(...ahead({}))).toBeLessThan(floor);
  expect(Math.min(...ahead({ floor }))).toBeCloseTo(floor, 9);
});

test("nor did any forecast of the past", () => {
  const past = pastForecasts(facts, "2026-11-29");
  if (!past.ok) throw new Error(past.error.code);
  const prices = past.value.filter(({ series }) => series === inferencePrice.id);
  expect(prices.length).toBeGreaterThan(100);
  const floor = on("2026-11-29");
  const lowest = Math.min(...prices.map(({ bands }) => bands.ensemble.lower));
  // They are written down with six decimals of the logarithm.
  expect(10 ** lowest).toBeGreaterThan(((floor.ok && floor.value) || Number.NaN) * (1 - 1e-5));
});
