import Papa from "papaparse";
import type { Document } from "./document.ts";

/**
 * What a spreadsheet would run as a formula, in letters of either width and after a line feed. A sign
 * before a number, such as `-3.2` or `+15 %`, is none.
 */
export const formula = /^(?:[=@＝＠＋－\t\r\n]|[+-](?!\d[\d.,]*(?:e[+-]?\d+)?\s?[%×]?$))/i;

/**
 * The tables of a document as comma-separated values (RFC 4180, with line feeds): a header line
 * and the rows of each, an empty line between two tables. Text that a spreadsheet would run gets
 * an apostrophe before it.
 */
export const renderCsv = (document: Document): string =>
  document
    .filter((block) => block.kind === "table")
    .map(({ columns, rows }) => {
      const width = columns.map((_, index) => index);
      const lines = [columns.map(({ label }) => label), ...rows];
      return `${Papa.unparse(
        lines.map((line) => width.map((index) => line[index] ?? "")),
        { newline: "\n", escapeFormulae: formula },
      )}\n`;
    })
    .join("\n");
