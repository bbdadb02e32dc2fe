import { expect, test } from "vitest";
import { livePriceIndex } from "./live-price-index.ts";

test("later months take the last value, over the turn of a year; known ones stay", () => {
  const index = new Map([
    ["2024-10-01", 100],
    ["2024-11-01", 101],
  ]);
  const extended = livePriceIndex(index, "2025-02-15");
  expect([...extended]).toEqual([
    ["2024-10-01", 100],
    ["2024-11-01", 101],
    ["2024-12-01", 101],
    ["2025-01-01", 101],
    ["2025-02-01", 101],
  ]);
});

test("an empty index stays empty", () => {
  expect(livePriceIndex(new Map(), "2025-02-15").size).toBe(0);
});
