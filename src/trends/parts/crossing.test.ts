import { describe, expect, test } from "vitest";
import { dateOfDay } from "../../base/calendar.ts";
import { MONTH_DAYS } from "../../forecast/series.ts";
import { crossing, crossingMonths } from "./crossing.ts";
import type { TrendForecast } from "./forecast/forecast-trend.ts";

/** Forecasts whose quantiles lie evenly from `middle - reach` to `middle + reach`, month by month. */
const forecasts = (middle: (month: number) => number, reach: number): readonly TrendForecast[] =>
  crossingMonths.map((month) => {
    const quantiles = Float64Array.from(
      { length: 100 },
      (_, i) => middle(month) + reach * ((2 * (i + 0.5)) / 100 - 1),
    );
    return {
      basis: { target: month * MONTH_DAYS },
      printed: { ensemble: { quantiles } },
    } as unknown as TrendForecast;
  });

const inMonths = (months: number): string => dateOfDay(months * MONTH_DAYS);

describe("a level that is still to be passed", () => {
  test("is passed on the day on which half of the forecast has passed it, between months", () => {
    expect(
      crossing(
        forecasts((month) => month, 0),
        10,
        "up",
        0.9,
      ).date,
    ).toBe(inMonths(10));
    const rising = forecasts((month) => month, 0);
    expect(crossing(rising, 10.25, "up", 0.9).date).toBe(inMonths(10.25));
    // From 4 to 9 in the month after the second: a fifth of it until 5.
    const faster = forecasts((month) => month ** 2, 0);
    expect(crossing(faster, 5, "up", 0.9).date).toBe(inMonths(2.2));
    expect([crossingMonths[0], crossingMonths.at(-1)]).toEqual([0, 48]);
  });

  test("is passed between the days on which a twentieth and nineteen twentieths have", () => {
    // The quantiles at 5 and 95 % lie 0.9 of the reach from the middle.
    expect(
      crossing(
        forecasts((month) => month, 5),
        20,
        "up",
        0.9,
      ),
    ).toEqual({
      lower: inMonths(20 - 4.5),
      date: inMonths(20),
      upper: inMonths(20 + 4.5),
    });
  });

  test("is passed downward likewise", () => {
    expect(
      crossing(
        forecasts((month) => -month, 5),
        -20,
        "down",
        0.9,
      ),
    ).toEqual({
      lower: inMonths(20 - 4.5),
      date: inMonths(20),
      upper: inMonths(20 + 4.5),
    });
  });

  test("is passed on the first day where the forecast begins beyond it", () => {
    expect(
      crossing(
        forecasts(() => 9, 0),
        9,
        "up",
        0.9,
      ).date,
    ).toBe(inMonths(0));
  });

  test("has no end that lies beyond the forecasts, nor a date where half does", () => {
    expect(
      crossing(
        forecasts((month) => month, 10),
        45,
        "up",
        0.9,
      ),
    ).toEqual({
      lower: inMonths(36),
      date: inMonths(45),
    });
    expect(
      crossing(
        forecasts((month) => month, 10),
        55,
        "up",
        0.9,
      ),
    ).toEqual({
      lower: inMonths(46),
    });
    expect(crossing([], 1, "up", 0.9)).toEqual({});
  });
});
