import { expect, test } from "vitest";
import { bandFactor } from "./band-factor.ts";

const factors = [
  { form: "huber", horizonMonths: 12, factor: 2, origins: 9 },
  { form: "huber", horizonMonths: 6, factor: 1, origins: 9 },
  { form: "linear", horizonMonths: 6, factor: 7, origins: 9 },
] as const;

test("a factor runs in a straight line between horizons and stays put outside when it widens", () => {
  const at = bandFactor(factors, "huber", "2025-01-01");
  // Months are of 30.4375 days: nine of them after the first of January is 1 October.
  expect(at?.("2025-10-01")).toBeCloseTo(1.5, 1);
  expect([at?.("2025-02-01"), at?.("2028-01-01")]).toEqual([1, 2]);
});

test("a band that was too wide at the horizons scored is not narrowed far beyond them", () => {
  const narrowed = [{ form: "huber", horizonMonths: 12, factor: 0.5, origins: 9 }] as const;
  const at = bandFactor(narrowed, "huber", "2025-01-01");
  expect(at?.("2026-01-01")).toBeCloseTo(0.5, 2);
  // Half-way between 12 and 24 months, within a day.
  expect(at?.("2026-07-02")).toBeCloseTo(0.75, 2);
  expect(at?.("2029-01-01")).toBe(1);
});

test("a form that was never scored has none", () => {
  expect(bandFactor(factors, "piecewise", "2025-01-01")).toBeUndefined();
});
