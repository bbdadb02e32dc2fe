import { expect, test } from "vitest";
import { herfindahlBounds } from "./herfindahl-bounds.ts";

test("two firms of 40 % leave 20 %: between dust and one firm of 20 %", () => {
  const bounds = herfindahlBounds([0.4, 0.4]);
  expect(bounds.lower).toBeCloseTo(3200, 9);
  expect(bounds.upper).toBeCloseTo(3600, 9);
  expect(bounds.rest).toBeCloseTo(0.2, 12);
});

test("the rest may be several firms as large as the smallest named, and one smaller", () => {
  // 0.5 and 0.2 leave 0.3: one firm of 0.2 and one of 0.1.
  expect(herfindahlBounds([0.5, 0.2]).upper).toBeCloseTo(2500 + 400 + 400 + 100, 9);
});

test("a market named whole has one value", () => {
  const { lower, upper } = herfindahlBounds([0.6, 0.4]);
  expect(lower).toBeCloseTo(5200, 9);
  expect(upper).toBeCloseTo(lower, 9);
});

test("of a market in which nobody is named nothing is known", () => {
  expect(herfindahlBounds([])).toEqual({ lower: 0, upper: 10_000, rest: 1 });
});
