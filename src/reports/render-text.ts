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
  const widths = fitWidths(table, style.width);
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

/** How many columns a terminal gives a text. Plain letters, most of all text, are counted at once. */
const columnsOf = (text: string): number =>
  plainLetters.test(text) ? text.length : stringWidth(text);

const plainLetters = /^[ -~]*$/;

const GAP = "  ";

/** Narrowest a column is made; no word is cut to make it so, unless it is longer than this. */
const MIN_WIDTH = 12;
const LONGEST_WHOLE_WORD = 40;

const cellsOf = (table: TableBlock, index: number): readonly string[] => [
  table.columns[index]?.label ?? "",
  ...table.rows.map((row) => row[index] ?? ""),
];

const naturalWidths = (table: TableBlock): readonly number[] =>
  table.columns.map((_, index) =>
    Math.max(...cellsOf(table, index).map((cell) => columnsOf(cell))),
  );

const wordWidths = (table: TableBlock): readonly number[] =>
  table.columns.map((_, index) => {
    const words = cellsOf(table, index).flatMap((cell) => cell.match(pieces) ?? []);
    const longest = Math.max(0, ...words.map((word) => columnsOf(word)));
    return Math.max(MIN_WIDTH, Math.min(longest, LONGEST_WHOLE_WORD));
  });

/** Take from the widest columns that can give, until the table fits the terminal. */
function fitWidths(table: TableBlock, available: number): readonly number[] {
  const widths = [...naturalWidths(table)];
  const least = wordWidths(table);
  let excess = widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length) - available;
  while (excess > 0) {
    const giving = widths.flatMap((width, index) => (width > (least[index] ?? 0) ? [width] : []));
    if (giving.length === 0) break;
    const widest = widths.findIndex(
      (width, index) => width === Math.max(...giving) && width > (least[index] ?? 0),
    );
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess--;
  }
  return widths;
}

function pad(text: string, width: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - columnsOf(text)));
  return align === "right" ? space + text : text + space;
}

/**
 * A Chinese character or a word, with marks that must not end a line before it and marks that must
 * not begin one after it; or the space between words.
 */
const pieces =
  /[（《【“]*(?:[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+)[。，、；：？！）》】”]*|\s+/g;

/**
 * Break at spaces, and between Chinese characters, so that no line is wider than asked; a word wider
 * than a line, such as an address, is cut.
 */
export function wrap(text: string, width: number): string {
  const words = (text.match(pieces) ?? []).flatMap((piece) =>
    piece.length > width ? cut(piece, width) : [piece],
  );
  const lines: string[] = [""];
  for (const piece of words) {
    const current = lines.at(-1) as string;
    if (columnsOf(current + piece.trimEnd()) > width && current !== "") {
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
