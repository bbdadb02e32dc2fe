import { describe, expect, test } from "vitest";
import { normalDraw } from "../../../stats/draws.ts";
import { holds } from "./dated-forecast.ts";
import {
  recalibrate,
  recalibrateAtOrigin,
  recalibratedThen,
  stretchFactor,
} from "./recalibrate.ts";

const forecastOf = (index: number, outcome: number, reach = 1) => ({
  origin: String(index),
  point: String(index),
  forecast: { centre: 0, reach, degreesOfFreedom: 10 },
  outcome,
});

describe("recalibration", () => {
  test("stretches a band to the conformal quantile of the errors on the other origins", () => {
    // Nine others for each: rank ⌈0.8 × 10⌉ = 8 of the errors 1 … 10 without one's own.
    const checked = Array.from({ length: 10 }, (_, i) => forecastOf(i, i + 1));
    const reaches = recalibrate(checked).map(({ reach }) => reach);
    expect(reaches).toEqual([9, 9, 9, 9, 9, 9, 9, 9, 8, 8]);
  });

  test("measures errors in widths of each forecast's own band", () => {
    const checked = Array.from({ length: 6 }, (_, i) => forecastOf(i, 3 * 10 ** i, 10 ** i));
    recalibrate(checked).forEach(({ reach }, i) => {
      expect(reach).toBeCloseTo(3 * 10 ** i, 9);
    });
  });

  test("does not learn from the same outcome seen from another origin", () => {
    const shared = { ...forecastOf(0, 100), point: "shared" };
    const again = { ...forecastOf(1, 100), point: "shared" };
    const others = Array.from({ length: 5 }, (_, i) => forecastOf(i + 2, 2));
    expect(recalibrate([shared, again, ...others])[0]?.reach).toBe(2);
  });

  test("leaves a band alone when fewer than four others are known", () => {
    const checked = Array.from({ length: 4 }, (_, i) => forecastOf(i, 50));
    expect(recalibrate(checked).map(({ reach }) => reach)).toEqual([1, 1, 1, 1]);
  });

  test("makes bands that are far too narrow or too wide hold four times in five", () => {
    for (const reach of [0.05, 20]) {
      const checked = Array.from({ length: 400 }, (_, i) =>
        forecastOf(i, normalDraw(3, 1, i), reach),
      );
      const after = recalibrate(checked);
      const held = checked.filter(({ outcome }, i) => holds(after[i] as never, outcome)).length;
      // A count of 400 at 0.8 has a standard deviation of 0.02; leaving one out keeps it closer.
      expect(held / 400).toBeCloseTo(0.8, 1);
    }
  });
});

describe("recalibration as of the day of a forecast", () => {
  /** Outcomes of 1 to 5 half widths that came on the first of January to May. */
  const came = Array.from({ length: 5 }, (_, i) => ({
    ...forecastOf(i, i + 1),
    origin: "2022-01-01",
    date: `2023-0${i + 1}-01`,
  }));
  const open = (origin: string) => ({ ...forecastOf(9, 0, 10), origin, date: "2030-01-01" });
  const reachOn = (origin: string) => recalibratedThen([...came, open(origin)]).at(-1)?.reach;

  test("uses the outcomes that had come by then, those of the day itself too", () => {
    // Four outcomes: rank 4 of 4, the largest; with the fifth: rank ⌈0.8 × 6⌉ = 5.
    expect(reachOn("2023-04-01")).toBe(40);
    expect(reachOn("2023-04-30")).toBe(40);
    expect(reachOn("2023-05-01")).toBe(50);
  });

  test("is not to be had while fewer than four had come, and the band stays", () => {
    expect(reachOn("2023-03-31")).toBeUndefined();
    expect(recalibrateAtOrigin([...came, open("2023-03-31")]).at(-1)?.reach).toBe(10);
  });

  test("of a forecast that is still open uses all", () => {
    expect(stretchFactor(came)).toBe(5);
    expect(stretchFactor(came.slice(0, 3))).toBeUndefined();
  });
});
