import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import type { Document } from "./document.ts";
import { renderCsv } from "./render-csv.ts";

const read = (path: string) => JSON.parse(readFileSync(join(import.meta.dirname, path), "utf8"));

/** One block of every kind, with the characters that markup trips over. */
const sampleDocument: Document = read("fixtures/sample-document.json");

describe("the tables of a document as CSV", () => {
  test("read back as the cells that went in", () => {
    const [first = ""] = renderCsv(sampleDocument).split("\n\n");
    const { data } = Papa.parse<string[]>(first.trimEnd());
    expect(data).toEqual([
      ["Model", "Price | USD", "Source"],
      ["model_one", "-3.2", "https://example.org/x"],
      ['\'=HYPERLINK("x")', "1,200", "a, b\nc"],
      ["智能体 <script>alert(1)</script>", "+15 %", ""],
    ]);
  });

  test("stand apart by an empty line", () => {
    expect(renderCsv(sampleDocument)).toMatch(/\n\na\n1\n$/);
  });

  test.each(["=1+1", "＝1+1", "@SUM(A1)", "+cmd|x", "-2+3", "\tx"])(
    "the formula %j is disarmed",
    (cell) => {
      const text = renderCsv([{ kind: "table", columns: [{ label: "a" }], rows: [[cell]] }]);
      expect(text.replaceAll('"', "").split("\n")[1]).toBe(`'${cell}`);
    },
  );

  test("a formula after a line feed is disarmed", () => {
    const text = renderCsv([{ kind: "table", columns: [{ label: "a" }], rows: [["\n=1+1"]] }]);
    expect(text).toBe('a\n"\'\n=1+1"\n');
  });

  test.each(["-3.2", "+15 %", "-1.5e-7", "+2.5×"])("the number %j stays as it is", (cell) => {
    const text = renderCsv([{ kind: "table", columns: [{ label: "a" }], rows: [[cell]] }]);
    expect(text).toBe(`a\n${cell}\n`);
  });

  test("a document without tables is empty", () => {
    expect(renderCsv([{ kind: "paragraph", text: "x" }])).toBe("");
  });
});
