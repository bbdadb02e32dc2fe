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
    ["A,1,31/13/2024", "day", "a date YYYY-MM-DD", "31/13/2024"],
  ])("refuses %j with row, column, rule and value", (line, column, rule, value) => {
    expect(read(`name,usd,day\nB,1,2024-01-31\n${line}\n`)).toEqual({
      ok: false,
      error: { code: "bad-cell", facts: { file: "f.csv", row: 3, column, rule, value } },
    });
  });

  test("counts rows as an editor does, over empty lines, comments and cells of several lines", () => {
    const text = '# prices\n\nname,usd,day\n"A\nB",1,2024-01-31\n\nC,x,2024-01-31\n';
    expect(read(text)).toMatchObject({ ok: false, error: { facts: { row: 7, value: "x" } } });
  });

  test("decides the decimal sign from whole columns and from those beside them", () => {
    const german = "name;usd;flop;day\nA;4,372;1,197e+17;2024-01-31\nB;1.004,5;2,4e17;2024-02-01\n";
    expect(read(german)).toMatchObject({ ok: true, value: [{ usd: 4.372 }, { usd: 1004.5 }] });
    const beside = "name;usd;flop;day\nA;4,372;1,197e+17;2024-01-31\n";
    expect(read(beside)).toMatchObject({ ok: true, value: [{ usd: 4.372 }] });
  });

  test("refuses a number and a date with two readings, naming both", () => {
    expect(read("name;usd;day\nA;4,372;2024-01-31\n")).toEqual({
      ok: false,
      error: {
        code: "two-readings",
        facts: {
          file: "f.csv",
          row: 2,
          column: "usd",
          value: "4,372",
          one: "4.372",
          other: "4372",
        },
      },
    });
    expect(read("name,usd,day\nA,1,3/4/2025\n")).toMatchObject({
      error: { code: "two-readings", facts: { one: "2025-03-04", other: "2025-04-03" } },
    });
    expect(read("name;usd;day\nA;1,5;2024-01-31\nB;1.5;2024-01-31\n")).toMatchObject({
      error: { code: "two-readings", facts: { column: "usd", value: "1.5" } },
    });
  });

  test.each([
    ["9/20/2023", "2023-09-20"],
    ["20/9/2023", "2023-09-20"],
    ["4.3.2025", "2025-03-04"],
    ["2025-03", "2025-03-01"],
    ["Mar 2025", "2025-03-01"],
    ["2025-Q2", "2025-04-01"],
    ["March 4, 2025", "2025-03-04"],
    ["4 Sept 2025", "2025-09-04"],
    ["2025-03-04T10:00:00Z", "2025-03-04"],
    ["3/3/2025", "2025-03-03"],
  ])("%s is the day %s", (written, day) => {
    expect(read(`name\tusd\tday\nA\t1\t${written}\n`)).toMatchObject({ value: [{ day }] });
  });

  test.each(["45000", "Mayday 2025", "2025-02-30", "soon"])("%s is no date", (written) => {
    expect(read(`name|usd|day\nA|1|${written}\n`)).toMatchObject({ error: { code: "bad-cell" } });
  });
});
