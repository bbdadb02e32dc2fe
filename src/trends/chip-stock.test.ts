import { expect, test } from "vitest";
import { observe, selected } from "../../test/support/trend.ts";
import { chipStock } from "./chip-stock.ts";
import { fitTrend } from "./parts/fit-trend.ts";

test("since the end of 2022 the stock doubles every 6.66 months, as Epoch AI publishes", () => {
  const fit = fitTrend(chipStock, observe(chipStock, "2026-11-23"))?.fit;
  expect(fit?.n).toBe(14);
  const months = (fit?.doublingTimeDays ?? 0) / 30.4375;
  // The published figure has an interval of 0.1.
  expect(Math.abs(months - 6.66)).toBeLessThan(0.1);
});

test("earlier quarters are shown, not fitted; other makers are neither", () => {
  const points = observe(chipStock, "2026-11-23");
  expect(points.length - selected(points).length).toBe(3);
  expect(new Set(points.map(({ organization }) => organization))).toEqual(new Set(["NVIDIA"]));
});

test("each quarter has its published interval, and the newest is marked incomplete", () => {
  const points = observe(chipStock, "2026-11-23");
  for (const { value, lower, upper } of points) {
    expect(lower).toBeLessThan(value);
    expect(upper).toBeGreaterThan(value);
  }
  expect(points.at(-1)?.basis).toBe("incomplete-quarter");
});
