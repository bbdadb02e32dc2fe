import { expect, test } from "vitest";
import { feet, larger, reaches, stepsBelow } from "./bars.ts";

test("the larger of two numbers is one of them and not below the other", () => {
  expect(larger(1, 2)).toBe(2);
  expect(larger(2, 1)).toBe(2);
});

test("a score can be held against a bar", () => {
  reaches(1, 1);
});

test("two steps of one metre end below a height of three", () => {
  expect(stepsBelow(3, 1)).toBe(2);
});

test("there is a function for feet", () => {
  expect(feet).toBeInstanceOf(Function);
});
