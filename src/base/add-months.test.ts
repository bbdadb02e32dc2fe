import { expect, test } from "vitest";
import { addMonths } from "./add-months.ts";

test.each([
  ["2023-12-28", 24, "2025-12-28"],
  ["2024-01-31", 1, "2024-02-29"],
  ["2023-01-31", 1, "2023-02-28"],
  ["2024-03-31", -1, "2024-02-29"],
  ["2024-01-15", -13, "2022-12-15"],
  ["2024-05-05", 0, "2024-05-05"],
])("%s and %d months is %s", (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected);
});
