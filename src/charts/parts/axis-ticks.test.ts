import { describe, expect, test } from "vitest";
import { dateTicks, linearTicks, logTicks, padDomain, positionOn } from "./axis-ticks.ts";

describe("ticks of an axis", () => {
  test.each([
    { domain: [0.5, 2e4], ticks: [1, 10, 100, 1000, 10000] },
    { domain: [3, 400], ticks: [5, 10, 20, 50, 100, 200] },
    { domain: [1e18, 1e27], ticks: [1e18, 1e20, 1e22, 1e24, 1e26] },
  ])("powers of ten over $domain, closer where it is short", ({ domain, ticks }) => {
    expect(logTicks(domain as [number, number])).toEqual(ticks);
  });

  test("time in minutes has ticks that people count in", () => {
    expect(logTicks([0.5, 2000], true)).toEqual([1, 4, 15, 60, 240, 960]);
  });

  test.each([
    { domain: [0, 100], ticks: [0, 20, 40, 60, 80, 100] },
    { domain: [0.31, 0.72], ticks: [0.4, 0.5, 0.6, 0.7] },
    { domain: [-3, 3], ticks: [-3, -2, -1, 0, 1, 2, 3] },
  ])("round numbers over $domain, free of rounding dust", ({ domain, ticks }) => {
    expect(linearTicks(domain as [number, number])).toEqual(ticks);
  });

  test("years where the axis is long, quarters where it is short", () => {
    expect(dateTicks("2019-02-01", "2026-11-01", 600).map(({ label }) => label)).toEqual([
      "2020",
      "2021",
      "2022",
      "2023",
      "2024",
      "2025",
      "2026",
    ]);
    expect(dateTicks("2025-02-01", "2026-02-01", 600).map(({ label }) => label)).toEqual([
      "2025-04",
      "2025-07",
      "2025-10",
      "2026-01",
    ]);
    expect(dateTicks("1950-01-01", "2026-01-01", 300).length).toBeLessThanOrEqual(6);
  });

  test("the tick of a year stands under its total, which is dated its last day", () => {
    const ticks = dateTicks("2020-11-01", "2026-02-01", 600, true);
    expect(ticks.map(({ date, label }) => [date, label])).toEqual(
      [2020, 2021, 2022, 2023, 2024, 2025].map((year) => [`${year}-12-31`, String(year)]),
    );
    // However short the axis is, there are no quarters of such a value.
    expect(dateTicks("2024-06-01", "2025-06-01", 600, true).map(({ label }) => label)).toEqual([
      "2024",
    ]);
  });

  test("the ends of a padded axis hold all its values, one value included", () => {
    for (const values of [[1, 10, 100], [7], [1e-9, 1e9]]) {
      for (const log of [true, false]) {
        const domain = padDomain(values, log);
        for (const value of values) {
          expect(positionOn(value, domain, log)).toBeGreaterThan(0);
          expect(positionOn(value, domain, log)).toBeLessThan(1);
        }
      }
    }
  });
});
