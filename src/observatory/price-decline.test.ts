import { describe, expect, test } from "vitest";
import { dateOfDay, dayNumber } from "../base/calendar.ts";
import { type PricedModel, priceDecline } from "./price-decline.ts";

const model = (name: string, date: string, usdPerMtok: number, score: number): PricedModel => ({
  model: name,
  date,
  usdPerMtok,
  scores: { exam: score },
});

const start = dayNumber("2023-01-01");

/** Prices that fall tenfold in 365 days, one model a quarter, all at the same score. */
const steady = [0, 91, 182, 273, 364].map((days, index) =>
  model(`m${index}`, dateOfDay(start + days), 100 * 10 ** (-days / 365), 50),
);

describe("priceDecline", () => {
  test("prices that fall tenfold a year on one line decline by ten, without spread", () => {
    const [series, ...others] = priceDecline(steady, [{ id: "exam" }], 0.9);
    expect(others).toEqual([]);
    expect(series).toMatchObject({ threshold: 50, thresholdLabel: "m0", n: 5, level: 0.9 });
    expect(series?.declinePerYear).toBeCloseTo(10, 10);
    expect(series?.lower).toBeCloseTo(10, 8);
    expect(series?.upper).toBeCloseTo(10, 8);
  });

  test("a dearer model, a weaker one and one with full marks are not on the series", () => {
    const more = [
      ...steady,
      model("dearer", "2023-05-01", 90, 60),
      model("weaker", "2023-05-02", 0.01, 49),
      model("perfect", "2023-05-03", 0.01, 100),
    ];
    const series = priceDecline(more, [{ id: "exam", fullMarks: 100 }], 0.9);
    const atFifty = series.find(({ threshold }) => threshold === 50);
    expect(atFifty?.points.map((point) => point.model)).toEqual(["m0", "m1", "m2", "m3", "m4"]);
  });

  test("of several models on one date the cheapest is on the series", () => {
    const twins = [
      ...steady,
      model("twin", "2024-04-01", 5, 50),
      model("cheaper twin", "2024-04-01", 4, 50),
    ];
    const points = priceDecline(twins, [{ id: "exam" }], 0.9)[0]?.points ?? [];
    expect(points.at(-1)?.model).toBe("cheaper twin");
  });

  test("three models make no series, and a score below the lowest threshold none either", () => {
    expect(priceDecline(steady.slice(0, 3), [{ id: "exam" }], 0.9)).toEqual([]);
    expect(priceDecline(steady, [{ id: "exam", lowestThreshold: 51 }], 0.9)).toEqual([]);
    expect(priceDecline(steady, [{ id: "exam", lowestThreshold: 50 }], 0.9)).toHaveLength(1);
  });

  test("each record score opens a threshold of its own", () => {
    const rising = steady.map((one, index) => ({ ...one, scores: { exam: 50 + index } }));
    const series = priceDecline(rising, [{ id: "exam" }], 0.9);
    // The second threshold is reached by four models, the third by three.
    expect(series.map(({ threshold, n }) => [threshold, n])).toEqual([
      [50, 5],
      [51, 4],
    ]);
  });
});
