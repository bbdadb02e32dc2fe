import { expect, test } from "vitest";
import { observe, selected } from "../../test/support/trend.ts";
import { fitPiecewiseLine } from "../stats/fit-piecewise-line.ts";
import { chipStock, INCOMPLETE_QUARTER } from "./chip-stock.ts";
import { defaultForm } from "./parts/default-form.ts";
import { axesOf, fitTrend, unscale } from "./parts/fit-trend.ts";

test("since the end of 2022 the stock doubles every 6.66 months, as Epoch AI publishes", () => {
  const counted = observe(chipStock, "2026-11-23").map((point) =>
    point.basis === INCOMPLETE_QUARTER ? { ...point, selected: true } : point,
  );
  const fit = fitTrend(chipStock, counted)?.fit;
  // Epoch AI counts its incomplete newest quarter.
  expect(fit?.n).toBe(14);
  const months = (fit?.doublingTimeDays ?? 0) / 30.4375;
  // The published figure has an interval of 0.1.
  expect(Math.abs(months - 6.66)).toBeLessThan(0.1);
});

test("earlier quarters and one that is not all counted are shown, not fitted; other makers are neither", () => {
  const points = observe(chipStock, "2026-11-23");
  expect(points.length - selected(points).length).toBe(4);
  expect(new Set(points.map(({ organization }) => organization))).toEqual(new Set(["NVIDIA"]));
});

test("each quarter has its published interval, and the newest is marked incomplete", () => {
  const points = observe(chipStock, "2026-11-23");
  for (const { value, lower, upper } of points) {
    expect(lower).toBeLessThan(value);
    expect(upper).toBeGreaterThan(value);
  }
  expect(points.at(-1)?.basis).toBe("incomplete-quarter");
  expect(points.at(-1)?.selected).toBe(false);
});

test("the rate is that since the break, near that of the last full year", () => {
  const points = selected(observe(chipStock, "2026-11-23"));
  const { form } = defaultForm(chipStock, points);
  expect(form).toBe("piecewise");
  const value = (date: string) => points.find((point) => point.date === date)?.value ?? Number.NaN;
  const lastYear = value("2025-12-31") / value("2024-12-31");
  const { years, values } = axesOf(chipStock, points);
  const rate = unscale(chipStock, fitPiecewiseLine(years, values)?.slopeAfter ?? Number.NaN);
  // The audit's figure for the last full year is 2.9.
  expect(lastYear).toBeCloseTo(2.9, 1);
  expect(Math.abs(rate / lastYear - 1)).toBeLessThan(0.1);
});
