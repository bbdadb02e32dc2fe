import { describe, expect, test } from "vitest";
import { above0, readRows } from "./read-rows.ts";

const read = (text: string) =>
  readRows({ file: "f.csv", text }, ["name", "usd", "day"], (cells) => ({
    name: cells.text("name"),
    usd: cells.requiredNumber("usd", above0),
    day: cells.date("day"),
  }));

describe("readRows", () => {
  test("reads the wanted columns in any order, through BOM, money signs and blanks", () => {
    expect(read('\uFEFFextra,usd,name,day\nx,"$1,200.50", A ,2024-01-31\n')).toEqual({
      ok: true,
      value: [{ name: "A", usd: 1200.5, day: "2024-01-31" }],
    });
  });

  test("names a missing column", () => {
    expect(read("name,day\nA,2024-01-31\n")).toMatchObject({
      ok: false,
      error: { code: "csv-column", facts: { file: "f.csv", column: "usd" } },
    });
  });

  test.each([
    ["A,-1,2024-01-31", "usd", "a number above 0", "-1"],
    ["A,,2024-01-31", "usd", "a number above 0", ""],
    ["A,many,2024-01-31", "usd", "a number above 0", "many"],
    ["A,1,31/01/2024", "day", "a date YYYY-MM-DD", "31/01/2024"],
  ])("refuses %j with row, column, rule and value", (line, column, rule, value) => {
    expect(read(`name,usd,day\nB,1,2024-01-31\n${line}\n`)).toEqual({
      ok: false,
      error: { code: "bad-cell", facts: { file: "f.csv", row: 3, column, rule, value } },
    });
  });
});
