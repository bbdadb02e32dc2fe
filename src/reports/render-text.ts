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
  const widths = fitWidths(naturalWidths(table), style.width);
  const row = (cells: readonly string[]) => {
    const wrapped = widths.map((width, index) => wrap(cells[index] ?? "", width).split("\n"));
    const height = Math.max(...wrapped.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) =>
      wrapped
        .map((lines, index) =>
          pad(lines[line] ?? "", widths[index] ?? 0, table.columns[index]?.align ?? "left"),
        )
        .join(GAP)
        .trimEnd(),
    ).join("\n");
  };
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length));
  return [
    paint(row(table.columns.map((column) => column.label)), "1", style),
    rule,
    ...table.rows.map(row),
  ].join("\n");
}

const GAP = "  ";

/** Narrowest a column is made; a wider one is narrowed before it. */
const MIN_WIDTH = 14;

const naturalWidths = (table: TableBlock): readonly number[] =>
  table.columns.map((column, index) =>
    Math.max(stringWidth(column.label), ...table.rows.map((row) => stringWidth(row[index] ?? ""))),
  );

/** Take from the widest columns until the table fits the terminal, or nothing is left to take. */
function fitWidths(natural: readonly number[], available: number): readonly number[] {
  const widths = [...natural];
  const room = available - GAP.length * (widths.length - 1);
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= MIN_WIDTH) break;
    widths[widths.indexOf(widest)] = widest - 1;
    excess--;
  }
  return widths;
}

function pad(text: string, width: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)));
  return align === "right" ? space + text : text + space;
}

/**
 * Break at spaces, and between Chinese characters, so that no line is wider than asked; a word wider
 * than a line, such as an address, is cut.
 */
export function wrap(text: string, width: number): string {
  const pieces = (
    text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+|\s+/g) ?? []
  ).flatMap((piece) => (piece.length > width ? cut(piece, width) : [piece]));
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

const cut = (word: string, width: number): string[] =>
  Array.from({ length: Math.ceil(word.length / width) }, (_, index) =>
    word.slice(index * width, (index + 1) * width),
  );
