import Papa from "papaparse";
import { expect, test } from "vitest";
import { tidyCsv } from "./tidy-csv.ts";

const rowsOf = (text: string) => Papa.parse<string[]>(text.trimEnd()).data;

test("numbers are in full, rows as long as the header, intervals beside what they are of", () => {
  const text = tidyCsv([
    {
      id: "a",
      value: 1234567.891,
      lower: -1e-7,
      upper: null,
      date: "2026-11-30",
      fit: { rSquared: 1 / 3 },
    },
    { id: "b", growthPerYear: 3, open: true, tags: ["x", "y"], deep: [{ a: 1 }], costLower: 2 },
  ]);
  expect(rowsOf(text)).toEqual([
    [
      ...["id", "value", "value_lower", "value_upper", "date", "fit_rSquared"],
      ...["growthPerYear", "open", "tags", "deep", "cost_lower"],
    ],
    ["a", "1234567.891", "-1e-7", "", "2026-11-30", "0.3333333333333333", "", "", "", "", ""],
    ["b", "", "", "", "", "", "3", "true", "x; y", '[{"a":1}]', "2"],
  ]);
});

test("an interval without a value is that of the field before it", () => {
  expect(rowsOf(tidyCsv([{ n: 3, rate: 2, lower: 1, upper: 4 }]))[0]).toEqual([
    ...["n", "rate", "rate_lower", "rate_upper"],
  ]);
});

test("what a spreadsheet would run has an apostrophe, and a negative number none", () => {
  expect(rowsOf(tidyCsv([{ a: "=1+1", b: -3, c: "-3 USD" }]))[1]).toEqual([
    "'=1+1",
    "-3",
    "'-3 USD",
  ]);
});
