import { expect, test } from "vitest";
import { lastDayOfMonth, readPeriod } from "./read-period.ts";

test.each([
  ["2025-01-16", "2025-01-16", "2025-01-16"],
  ["2025-01", "2025-01-31", "2025-01"],
  ["2024-02", "2024-02-29", "2024-02"],
  ["2026Q1", "2026-03-31", "2026Q1"],
  ["2025Q4", "2025-12-31", "2025Q4"],
  ["2025", "2025-12-31", "2025"],
  ["3/31/2022", "2022-03-31", "2022-03-31"],
  ["12/31/24", "2024-12-31", "2024-12-31"],
])("%s ends on %s", (text, lastDay, period) => {
  expect(readPeriod(text)).toEqual({ ok: true, value: { lastDay, period } });
});

test("an empty cell is no date", () => {
  expect(readPeriod("")).toEqual({ ok: true, value: undefined });
});

test.each(["0202-07-30", "2025-13", "2025-02-30", "2026Q5", "13/31/2022", "31/12/2022", "soon"])(
  "%j is refused with its value",
  (value) => {
    expect(readPeriod(value)).toMatchObject({
      ok: false,
      error: { code: "bad-cell", facts: { value } },
    });
  },
);

test("December and leap February end where the calendar says", () => {
  expect(lastDayOfMonth(2025, 12)).toBe("2025-12-31");
  expect(lastDayOfMonth(2000, 2)).toBe("2000-02-29");
  expect(lastDayOfMonth(2100, 2)).toBe("2100-02-28");
});
