import { describe, expect, test } from "vitest";
import { addDays } from "../../../base/calendar.ts";
import type { Observation, Trend } from "../trend.ts";
import { laterTable, targetOf } from "./later-table.ts";

const trend = { scale: "linear" } as Trend;

const point = (date: string, value = 1, selected = true): Observation => ({
  ...{ id: date, label: date, date, value, selected, source: "" },
  receipt: { id: date, value, unit: "", inputs: [] },
});

describe("the day a horizon after an origin", () => {
  test("counts months of a twelfth of 365.25 days", () => {
    expect(targetOf("2023-01-01", 12)).toBe("2024-01-01");
    expect(targetOf("2023-01-01", 24)).toBe("2025-01-01");
    // 182.625 days, to the nearest.
    expect(targetOf("2023-01-01", 6)).toBe(addDays("2023-01-01", 183));
    expect(targetOf("2024-01-01", -6)).toBe(addDays("2024-01-01", -183));
  });
});

describe("outcomes a year after an origin", () => {
  const ORIGIN = "2023-01-01";
  const TARGET = "2024-01-01";
  const around = (...days: readonly number[]) => days.map((each) => point(addDays(TARGET, each)));
  const found = (points: readonly Observation[], asOf = "2025-01-01") =>
    laterTable(trend, points)
      .outcomesAt(ORIGIN, 12, asOf)
      .map(({ date }) => date);
  const day = (each: number) => addDays(TARGET, each);

  test("are all points within 46 days of the day", () => {
    expect(found(around(-47, -46, 0, 46, 47))).toEqual([day(-46), day(0), day(46)]);
  });

  test("are the nearest point within 92 days where none is that near", () => {
    expect(found(around(-92, 60, 61))).toEqual([day(60)]);
    expect(found(around(92))).toEqual([day(92)]);
    expect(found(around(-93, 93))).toEqual([]);
  });

  test("are known from the day itself on", () => {
    expect(found(around(0), TARGET)).toEqual([TARGET]);
    expect(found(around(0), day(-1))).toEqual([]);
  });

  test("are points on the line only", () => {
    expect(found([point(TARGET, 1, false)])).toEqual([]);
  });
});

test("a form can be fitted from the day of the fifth point on the line", () => {
  const days = ["2023-01-01", "2023-02-01", "2023-03-01", "2023-04-01", "2023-05-01"];
  const table = laterTable(trend, [
    point("2022-01-01", 1, false),
    ...days.map((each) => point(each)),
  ]);
  expect(table.isFittable("2023-04-30")).toBe(false);
  expect(table.isFittable("2023-05-01")).toBe(true);
});

test("a table that was moved as a whole is shifted by the median of its points", () => {
  const then = [point("2023-01-01", 1), point("2023-02-01", 2), point("2023-03-01", 3)];
  const now = [point("2023-01-01", 3), point("2023-02-01", 4), point("2023-03-01", 9)];
  expect(laterTable(trend, now).shiftSince(then)).toBe(2);
  expect(laterTable(trend, now).shiftSince([])).toBe(0);
  expect(
    laterTable({ scale: "log" } as Trend, [point("2023-01-01", 100)]).shiftSince([
      point("2023-01-01", 10),
    ]),
  ).toBe(1);
});
