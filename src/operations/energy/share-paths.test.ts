import { expect, test } from "vitest";
import { dayNumber } from "../../base/calendar.ts";
import type { EnergyResult } from "./result.ts";
import { sharePath } from "./share-paths.ts";

const crossing = (share: number, lower: string, date: string | null, upper: string | null) => ({
  reading: "electricity" as const,
  share,
  date,
  lower,
  upper,
  kind: "range of scenarios" as const,
  status: "expected" as const,
  denominator: null,
  cited: [],
});

const result: EnergyResult = {
  asOf: "2026-01-01",
  electricityInFinalEnergy: 0.2,
  observations: [
    {
      id: "world",
      date: "2025-01-01",
      scope: "world",
      boundary: "data-centres",
      kind: "estimate",
      publication: "Example",
      twh: 400,
      twhLow: null,
      twhHigh: null,
      share: 0.01,
      shareLow: null,
      shareHigh: null,
      shareOf: null,
      shareOfGeneration: null,
      shareOfAllEnergy: 0.002,
      beside: [],
      source: "https://example.org",
    },
  ],
  scenarios: [],
  band: [],
  generation: null,
  crossings: [
    crossing(0.04, "2027-01-01", "2029-01-01", "2033-01-01"),
    crossing(0.08, "2028-01-01", "2031-01-01", null),
  ],
};

const pathAt = (date: string) =>
  sharePath(result, "electricity", "2040-01-01").reduce((near, point) =>
    Math.abs(point.x - dayNumber(date)) < Math.abs(near.x - dayNumber(date)) ? point : near,
  );

test("a share grows evenly from the newest estimate to the day of each crossing", () => {
  expect(pathAt("2025-01-01").y).toBeCloseTo(0.01, 6);
  // Half of the way to four times the share is twice the share; points are a quarter apart.
  expect(Math.abs(pathAt("2027-01-01").y / 0.02 - 1)).toBeLessThan(0.1);
  expect(Math.abs(pathAt("2029-01-01").y / 0.04 - 1)).toBeLessThan(0.1);
});

test("the fastest scenario bounds it above, never beyond the last share, the slowest below", () => {
  const { lower, y, upper } = pathAt("2027-01-01");
  expect(lower).toBeLessThan(y);
  expect(Math.abs(upper / 0.04 - 1)).toBeLessThan(0.1);
  expect(pathAt("2030-12-31").upper).toBe(0.08);
});

test("it ends where nothing more is said, and is empty where no share is published", () => {
  const last = sharePath(result, "electricity", "2040-01-01").at(-1);
  expect(last?.x).toBeLessThanOrEqual(dayNumber("2031-01-01"));
  expect(sharePath({ ...result, observations: [] }, "electricity", "2040-01-01")).toEqual([]);
});
