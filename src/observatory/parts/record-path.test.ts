import { describe, expect, test } from "vitest";
import { DAYS_PER_YEAR, dayNumber, decimalYear } from "../../base/calendar.ts";
import { studentTQuantile } from "../../stats/distributions/student-t.ts";
import { fitRandomWalk, randomWalkForecast } from "../../stats/random-walk-with-drift.ts";
import { recordPath } from "./record-path.ts";

/** A record of 1, 2, 3, … points, one a year, to 2020. */
const values = Array.from({ length: 6 }, (_, i) => ({ date: `${2015 + i}-01-01`, value: i + 1 }));
const identity = (value: number) => value;
const path = recordPath(values, identity, "2020-01-01");

describe("the path of records", () => {
  test("gives the day of the first record at or above a level, whatever the world", () => {
    for (const probability of [0.01, 0.5, 0.99]) {
      expect(path(2.5, probability)).toBe(dayNumber("2017-01-01"));
      expect(path(3, probability)).toBe(dayNumber("2017-01-01"));
    }
  });

  test("goes on with the drift in the middle world: one point a year", () => {
    // Leap days make the years of the series differ by a day.
    expect(Math.abs(path(8, 0.5) - dayNumber("2022-01-01"))).toBeLessThan(3);
  });

  test("does not reach by the as-of date what has not been seen by then", () => {
    const later = recordPath(values, identity, "2023-06-30");
    expect(later(8, 0.5)).toBe(dayNumber("2023-06-30") + 1);
  });

  test("is later in a worse world and earlier in a better one", () => {
    const scattered = values.map((each, i) => ({ ...each, value: each.value + (i % 2) / 2 }));
    const walk = recordPath(scattered, identity, "2020-01-01");
    expect(walk(9, 0.1)).toBeGreaterThan(walk(9, 0.5));
    expect(walk(9, 0.9)).toBeLessThan(walk(9, 0.5));
  });

  test("is looked at every twelfth of a year, in a better world as in a worse one", () => {
    const scattered = values.map((each, i) => ({ ...each, value: each.value + (i % 2) / 2 }));
    const asOf = "2020-01-01";
    const reached = recordPath(scattered, identity, asOf);
    const years = scattered.map(({ date }) => decimalYear(date));
    const walk = fitRandomWalk(
      years,
      scattered.map(({ value }) => value),
    );
    if (!walk) throw new Error("no walk");
    for (const [months, probability] of [
      [13, 0.9],
      [17, 0.9],
      [35, 0.2],
    ] as const) {
      const ahead = randomWalkForecast(walk, decimalYear(asOf) + months / 12);
      const multiple = studentTQuantile(probability, walk.degreesOfFreedom);
      const height = ahead.value + multiple * ahead.standardError;
      const day = dayNumber(asOf) + (months / 12) * DAYS_PER_YEAR;
      expect(reached(height, probability)).toBeCloseTo(day, 6);
    }
  });

  test("goes nowhere from too few records", () => {
    const short = recordPath(values.slice(0, 2), identity, "2020-01-01");
    expect(short(3, 0.5)).toBe(Number.POSITIVE_INFINITY);
    expect(short(2, 0.5)).toBe(dayNumber("2016-01-01"));
  });
});
