import { expect, test } from "vitest";
import type { Trend } from "../trend.ts";
import { fromForecastScale, toForecastScale } from "./forecast-scale.ts";

const under = (ceiling?: number) =>
  ({ scale: "log", forecast: { ...(ceiling === undefined ? {} : { ceiling }) } }) as Trend;

test("a forecast goes there and back, and never passes the ceiling", () => {
  const trend = under(1000);
  for (const value of [0.001, 1, 500, 990])
    expect(fromForecastScale(trend, toForecastScale(trend, value))).toBeCloseTo(value, 9);
  expect(fromForecastScale(trend, 6)).toBeCloseTo(1e6 / 1001, 9);
  expect(fromForecastScale(trend, 30)).toBeLessThanOrEqual(1000);
});

test("far below the ceiling, and without one, the scale is that of the fit", () => {
  expect(toForecastScale(under(1e12), 1)).toBeCloseTo(0, 9);
  expect(toForecastScale(under(), 100)).toBe(2);
  expect(fromForecastScale(under(), 2)).toBe(100);
  const linear = { scale: "linear", forecast: { ceiling: 10 } } as Trend;
  expect([toForecastScale(linear, 7), fromForecastScale(linear, 7)]).toEqual([7, 7]);
});
