import { expect, test } from "vitest";
import { realCost } from "./real-cost.ts";

const index = new Map([
  ["2020-05-01", 100],
  ["2023-12-01", 120],
]);

test("a sum keeps its worth from the month it was spent in", () => {
  expect(realCost(10, "2020-05-28", "2023-12-01", index)).toEqual({ ok: true, value: 12 });
  expect(realCost(12, "2023-12-06", "2020-05-01", index)).toEqual({ ok: true, value: 10 });
});

test("names the month that the index lacks", () => {
  expect(realCost(10, "2024-01-01", "2023-12-01", index)).toMatchObject({
    ok: false,
    error: { code: "no-index", facts: { date: "2024-01-01" } },
  });
  expect(realCost(10, "2020-05-28", "2024-12-01", index)).toMatchObject({
    ok: false,
    error: { code: "no-index", facts: { date: "2024-12-01" } },
  });
});
