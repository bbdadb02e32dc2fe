import { expect, test } from "vitest";
import {
  addDays,
  dateOfDecimalYear,
  daysBetween,
  decimalYear,
  isIsoDate,
  monthsBetween,
} from "./calendar.ts";

test("a date is a real day written YYYY-MM-DD", () => {
  for (const date of ["2024-02-29", "2000-02-29", "1999-12-31"]) expect(isIsoDate(date)).toBe(true);
  const wrong = [
    "2023-02-29",
    "1900-02-29",
    "2024-13-01",
    "2024-04-31",
    "2024-1-1",
    "20240101",
    "",
    "2024-01-01T00",
  ];
  for (const date of wrong) expect(isIsoDate(date)).toBe(false);
});

test("days and months between dates count leap days", () => {
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(daysBetween("2023-03-14", "2024-03-14")).toBe(366);
  expect(addDays("2024-12-31", 1)).toBe("2025-01-01");
  expect(monthsBetween("2024-01-01", "2025-01-01")).toBeCloseTo(12.02, 2);
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
