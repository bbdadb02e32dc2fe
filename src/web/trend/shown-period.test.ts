import { expect, test } from "vitest";
import { readPeriod } from "./shown-period.ts";

test("a period is two dates in order", () => {
  expect(readPeriod("2023-01-01~2025-06-30")).toEqual(["2023-01-01", "2025-06-30"]);
  expect(readPeriod("2025-06-30~2023-01-01")).toBeUndefined();
  expect(readPeriod("2023-01-01")).toBeUndefined();
  expect(readPeriod("2023-13-01~2025-01-01")).toBeUndefined();
  expect(readPeriod(undefined)).toBeUndefined();
});
