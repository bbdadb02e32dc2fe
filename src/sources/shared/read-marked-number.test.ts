import { expect, test } from "vitest";
import { readMarkedNumber } from "./read-marked-number.ts";

const read = (text: string) => {
  const outcome = readMarkedNumber(text);
  return outcome.ok ? outcome.value : outcome.error.facts["rule"];
};

test.each([
  ["2.1e+25", 2.1e25],
  ["174600000000.0", 174_600_000_000],
  ["1.1999999999999999e+24", 1.2e24],
  ["5.400000000000001e+21", 5.4e21],
  ["40.0", 40],
])("a plain figure %s keeps its printed digits and loses float noise", (text, value) => {
  expect(read(text)).toEqual({ value, imprecise: false });
});

test.each([
  ["1.0000000001e+25", 1e25],
  ["2.0001e+25", 2e25],
  ["1.001e+25", 1e25],
  ["5.0000000000001e+26", 5e26],
  ["2.5986700000009994e+22", 2.59867e22],
])("an odd decimal %s is a clean figure marked as imprecise", (text, value) => {
  expect(read(text)).toEqual({ value, imprecise: true });
});

test("an empty cell is no figure and a word is a problem", () => {
  expect(read("")).toBeUndefined();
  expect(read("many")).toBe("a number");
});
