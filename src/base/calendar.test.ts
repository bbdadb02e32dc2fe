import { expect, test } from "vitest";
import {
  addDays,
  dateOfDecimalYear,
  daysBetween,
  decimalYear,
  firstsOfMonths,
  isIsoDate,
  monthsBetween,
} from "./calendar.ts";

test("a date is a real day written YYYY-MM-DD", () => {
  const right = ["2024-02-29", "2000-02-29", "1999-12-31", "2024-01-01", "2023-02-28"];
  const lasts = ["04-30", "06-30", "09-30", "11-30", "03-31", "05-31", "07-31", "08-31", "10-31"];
  for (const date of [...right, ...lasts.map((day) => `2023-${day}`)]) {
    expect(isIsoDate(date), date).toBe(true);
  }
  const wrong = [
    "2023-02-29",
    "1900-02-29",
    "2024-13-01",
    ...["2024-00-01", "2024-01-00", "2024-01-32", "2100-02-29", "2024-02-30"],
    ...["2024-04-31", "2024-06-31", "2024-09-31", "2024-11-31"],
    "2024-1-1",
    "20240101",
    "",
    "2024-01-01T00",
  ];
  for (const date of wrong) expect(isIsoDate(date), date).toBe(false);
});

test("days and months between dates count leap days", () => {
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(daysBetween("2023-03-14", "2024-03-14")).toBe(366);
  expect(addDays("2024-12-31", 1)).toBe("2025-01-01");
  expect(monthsBetween("2024-01-01", "2025-01-01")).toBeCloseTo(366 / 30.4375, 12);
  expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
});

test("decimal years are even: every day is as long as any other", () => {
  expect(decimalYear("2000-01-01")).toBe(2000);
  expect(decimalYear("2000-01-02") - decimalYear("2000-01-01")).toBeCloseTo(1 / 365.25, 12);
  expect(decimalYear("2024-07-02")).toBeCloseTo(2024.5, 2);
});

test("a decimal year leads back to its day on every day of two years", () => {
  for (let date = "2023-06-01"; date < "2025-06-01"; date = addDays(date, 1)) {
    expect(dateOfDecimalYear(decimalYear(date))).toBe(date);
  }
});

test("the firsts of months go from the month of one day to another day, both included", () => {
  expect(firstsOfMonths("2023-11-15", "2024-02-01")).toEqual([
    "2023-11-01",
    "2023-12-01",
    "2024-01-01",
    "2024-02-01",
  ]);
  expect(firstsOfMonths("2023-11-15", "2024-07-31", 3)).toEqual([
    "2023-11-01",
    "2024-02-01",
    "2024-05-01",
  ]);
});
