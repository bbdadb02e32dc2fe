import { expect, test } from "vitest";
import { herfindahl } from "./herfindahl.ts";

test("the market of the Merger Guidelines with shares 30, 30, 20 and 20 % has 2,600", () => {
  expect(herfindahl([0.3, 0.3, 0.2, 0.2])).toBeCloseTo(2600, 9);
});

test("a monopoly has 10,000", () => {
  expect(herfindahl([1])).toBe(10_000);
  expect(herfindahl([])).toBe(0);
});
