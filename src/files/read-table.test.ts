import { expect, test } from "vitest";
import { readTable } from "./read-table.ts";

const read = (text: string) => readTable(text, "table.csv", ["name"]);

test("any line end ends a line, and a carriage return beside line feeds is part of a cell", () => {
  for (const end of ["\n", "\r\n", "\r"])
    expect(read(`name,n${end}a,1${end}b,2${end}`)).toMatchObject({
      ok: true,
      value: {
        records: [
          ["a", "1"],
          ["b", "2"],
        ],
        lines: [2, 3],
      },
    });
  expect(read("name,n\na\r,1\nb,2\n")).toMatchObject({
    ok: true,
    value: {
      records: [
        ["a\r", "1"],
        ["b", "2"],
      ],
      lines: [2, 3],
    },
  });
});

const cellsOf = (text: string) => {
  const table = readTable(text, "f", ["colour", "value"]);
  return table.ok ? table.value.records : table.error;
};

test.each([
  ["a column of colours is no comment", "colour,value\n#faebdd,1\n#000000,2\n", 2],
  ["a line with another number of cells is one", "colour,value\nred,1\n#old\nblue,2\n", 2],
  ["a row that was commented out is one", "colour,value\nred,1\n# blue,2\n", 1],
])("%s", (_, text, rows) => {
  expect(cellsOf(text)).toHaveLength(rows);
});

test("a line that may be a row or a comment is refused with its line", () => {
  expect(cellsOf("colour,value\nred,1\n#blue,2\n")).toMatchObject({
    code: "comment-or-row",
    facts: { row: 3, value: "#blue" },
  });
});
