import { describe, expect, test } from "vitest";
import { readUpstream } from "./read-upstream.ts";
import { dateColumn, numberColumn, perhaps, required, textColumn } from "./upstream-columns.ts";

const schema = {
  name: required(textColumn("Chip", "Name of the chip")),
  released: dateColumn("Release date"),
  memory: numberColumn("Memory (bytes)", "Memory size per board (Byte)"),
};

const read = (text: string) => readUpstream(new Map([["chips.csv", text]]), "chips.csv", schema);

const problem = (text: string) => {
  const outcome = read(text);
  return outcome.ok ? undefined : outcome.error;
};

describe("an upstream CSV", () => {
  test("is read with byte order mark, carriage returns, quoted line breaks and renamed columns", () => {
    const text =
      '\uFEFFRelease date,Name of the chip,Memory size per board (Byte)\r\n2022-09-20,"H100\nSXM5",8.0E+10\r\n,A100,inf\r\n';
    expect(read(text)).toEqual({
      ok: true,
      value: [
        { row: 2, name: "H100 SXM5", released: "2022-09-20", memory: 8e10 },
        { row: 3, name: "A100", released: undefined, memory: undefined },
      ],
    });
  });

  test("that is a page of HTML is refused by name", () => {
    expect(problem("<!DOCTYPE html><html></html>")).toEqual({
      code: "html-not-csv",
      facts: { file: "chips.csv" },
    });
  });

  test("that is absent is refused by name", () => {
    expect(readUpstream(new Map(), "chips.csv", schema)).toMatchObject({
      ok: false,
      error: { code: "missing-file", facts: { file: "chips.csv" } },
    });
  });

  test("without a wanted column is refused with the column's newest name", () => {
    expect(problem("Chip,Release date\nH100,2022-09-20\n")).toEqual({
      code: "csv-column",
      facts: { file: "chips.csv", column: "Memory (bytes)" },
    });
  });

  test("without a column that may be absent has empty cells there", () => {
    const outcome = readUpstream(new Map([["a.csv", "Chip\nH100\n"]]), "a.csv", {
      memory: perhaps(numberColumn("Memory (bytes)")),
    });
    expect(outcome).toEqual({ ok: true, value: [{ row: 2, memory: undefined }] });
  });

  test("with a corrupt number is refused with file, row, column, rule and value", () => {
    expect(problem("Chip,Release date,Memory (bytes)\nA,,1\nB,,8O GB\n")).toEqual({
      code: "bad-cell",
      facts: {
        file: "chips.csv",
        row: 3,
        column: "Memory (bytes)",
        rule: "a number",
        value: "8O GB",
      },
    });
  });

  test("with an impossible date is refused with its value", () => {
    expect(problem("Chip,Release date,Memory (bytes)\nA,2022-02-30,1\n")?.facts).toEqual({
      file: "chips.csv",
      row: 2,
      column: "Release date",
      rule: "a date YYYY-MM-DD",
      value: "2022-02-30",
    });
  });

  test("with an empty cell where one must not be is refused", () => {
    expect(problem("Chip,Release date,Memory (bytes)\n ,,1\n")?.facts).toMatchObject({
      row: 2,
      column: "Chip",
      rule: "not empty",
    });
  });

  test("with a record of the wrong length is refused with its row", () => {
    expect(problem("Chip,Release date,Memory (bytes)\nA,,1\nB,,1,2\n")?.facts).toMatchObject({
      file: "chips.csv",
      row: 3,
    });
  });
});
