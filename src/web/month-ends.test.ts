import { expect, test } from "vitest";
import { monthEnds } from "./month-ends.ts";

test("months end on their last days, leap years too, and the row ends with the date itself", () => {
  expect(monthEnds("2023-12-31", "2024-03-05")).toEqual([
    "2023-12-31",
    "2024-01-31",
    "2024-02-29",
    "2024-03-05",
  ]);
});

test("a date at the end of its month stands once", () => {
  expect(monthEnds("2024-01-31", "2024-02-29")).toEqual(["2024-01-31", "2024-02-29"]);
});
