import { expect, test } from "vitest";
import { readRange } from "./read-range.ts";

test.each([
  ["415", { central: 415 }],
  ["200-250", { low: 200, high: 250 }],
  ["6.7-12", { low: 6.7, high: 12 }],
  ["1201 / 1248", { low: 1201, high: 1248 }],
  ["800 (620-1050)", { central: 800, low: 620, high: 1050 }],
  ["125.75 (90% CI 119.46-129.71)", { central: 125.75, low: 119.46, high: 129.71 }],
])("%s is a value, a range or both", (text, value) => {
  expect(readRange(text)).toEqual({ ok: true, value });
});

test("an empty cell is not a range", () => {
  expect(readRange("  ")).toEqual({ ok: true, value: undefined });
});

test.each(["250-200", "about 5", "1-2-3", "5 (9-1)"])("%j is refused with its value", (value) => {
  expect(readRange(value)).toMatchObject({
    ok: false,
    error: { code: "bad-cell", facts: { value } },
  });
});
