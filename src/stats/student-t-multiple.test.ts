import { expect, test } from "vitest";
import { studentTMultiple } from "./student-t-multiple.ts";

test("a 95 % interval with 10 degrees of freedom reaches 2.228 standard errors", () => {
  // Three decimals as printed in every table of Student's t.
  expect(studentTMultiple(0.95, 10)).toBeCloseTo(2.228, 3);
});

test("without degrees of freedom the interval is unbounded", () => {
  expect(studentTMultiple(0.9, 0)).toBe(Number.POSITIVE_INFINITY);
});

test("a level outside (0, 1) is refused", () => {
  expect(() => studentTMultiple(0, 5)).toThrow("level must be in (0, 1), got 0");
});
