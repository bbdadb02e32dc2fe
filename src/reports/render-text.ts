import stringWidth from "string-width";
import type { Block, Document, TableBlock } from "./document.ts";

/** How a terminal shows text. */
export interface TextStyle {
  /** Columns of the terminal; paragraphs wrap there. */
  readonly width: number;
  /** Whether escape sequences for weight and colour may be used. */
  readonly color: boolean;
}

/** A document as text for a terminal. Charts are left out: their tables stand beside them. */
export const renderText = (document: Document, style: TextStyle): string =>
  `${document
    .filter((block) => block.kind !== "chart")
    .map((block) => renderBlock(block, style))
    .join("\n\n")}\n`;

function renderBlock(block: Exclude<Block, { kind: "chart" }>, style: TextStyle): string {
  switch (block.kind) {
    case "title":
      return paint(block.text, "1;36", style);
    case "heading":
      return paint(block.text, "1", style);
    case "finding":
      return paint(wrap(block.text, style.width), "1", style);
    case "paragraph":
      return wrap(block.text, style.width);
    case "note":
      return paint(wrap(block.text, style.width), "2", style);
    case "list":
      return block.items.map((item) => indent(wrap(item, style.width - 2))).join("\n");
    case "table":
      return renderTable(block, style);
  }
}

const paint = (text: string, code: string, style: TextStyle): string =>
  style.color
    ? text
        .split("\n")
        .map((line) => `\u001b[${code}m${line}\u001b[0m`)
        .join("\n")
    : text;

const indent = (text: string): string => `• ${text.replaceAll("\n", "\n  ")}`;

function renderTable(table: TableBlock, style: TextStyle): string {
  const widths = table.columns.map((column, index) =>
    Math.max(stringWidth(column.label), ...table.rows.map((row) => stringWidth(row[index] ?? ""))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0, table.columns[index]?.align ?? "left"))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("──");
  return [
    paint(line(table.columns.map((column) => column.label)), "1", style),
    rule,
    ...table.rows.map(line),
  ].join("\n");
}

function pad(text: string, width: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)));
  return align === "right" ? space + text : text + space;
}

/** Break at spaces, and between Chinese characters, so that no line is wider than asked. */
export function wrap(text: string, width: number): string {
  const pieces =
    text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+|\s+/g) ?? [];
  const lines: string[] = [""];
  for (const piece of pieces) {
    const current = lines.at(-1) as string;
    if (stringWidth(current + piece.trimEnd()) > width && current !== "") {
      lines.push(piece.trim());
    } else {
      lines[lines.length - 1] = current + piece;
    }
  }
  return lines.map((line) => line.trimEnd()).join("\n");
}
