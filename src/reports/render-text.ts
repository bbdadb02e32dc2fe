import { plainText } from "../base/plain-text.ts";
import type { Block, Document, TableBlock } from "./document.ts";
import { type ColumnsOf, columnCounter } from "./text-columns.ts";

/** How a terminal shows text. */
export interface TextStyle {
  /** Columns of the terminal; paragraphs wrap there. */
  readonly width: number;
  /** Whether escape sequences for weight and colour may be used. */
  readonly color: boolean;
}

/** The terminal and its letters. */
interface Terminal extends TextStyle {
  readonly columnsOf: ColumnsOf;
}

type TextBlock = Exclude<Block, { kind: "chart" }>;

/** A document as text for a terminal. Charts are left out: their tables stand beside them. */
export async function renderText(document: Document, style: TextStyle): Promise<string> {
  const blocks = document.filter((block) => block.kind !== "chart").map(withoutControls);
  const terminal = { ...style, columnsOf: await columnCounter(blocks.flatMap(textsOf)) };
  return `${blocks.map((block) => renderBlock(block, terminal)).join("\n\n")}\n`;
}

/** A block whose names cannot speak to the terminal. */
function withoutControls(block: TextBlock): TextBlock {
  if (block.kind === "list") return { ...block, items: block.items.map(plainText) };
  if (block.kind !== "table") return { ...block, text: plainText(block.text) };
  const columns = block.columns.map((column) => ({ ...column, label: plainText(column.label) }));
  return { ...block, columns, rows: block.rows.map((row) => row.map(plainText)) };
}

function textsOf(block: TextBlock): readonly string[] {
  if (block.kind === "list") return block.items;
  if (block.kind !== "table") return [block.text];
  return [...block.columns.map(({ label }) => label), ...block.rows.flat()];
}

function renderBlock(block: TextBlock, terminal: Terminal): string {
  const { width, columnsOf } = terminal;
  switch (block.kind) {
    case "title":
      return paint(block.text, "1;36", terminal);
    case "heading":
      return paint(block.text, "1", terminal);
    case "finding":
      return paint(wrap(block.text, width, columnsOf), "1", terminal);
    case "paragraph":
      return wrap(block.text, width, columnsOf);
    case "statistics":
    case "note":
      return paint(wrap(block.text, width, columnsOf), "2", terminal);
    case "list":
      return block.items.map((item) => indent(wrap(item, width - 2, columnsOf))).join("\n");
    case "table":
      return renderTable(block, terminal);
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

function renderTable(table: TableBlock, terminal: Terminal): string {
  const { columnsOf } = terminal;
  const widths = fitWidths(table, terminal);
  const row = (cells: readonly string[]) => {
    const wrapped = widths.map((width, index) =>
      wrap(cells[index] ?? "", width, columnsOf).split("\n"),
    );
    const height = Math.max(...wrapped.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) =>
      wrapped
        .map((lines, index) =>
          pad(
            lines[line] ?? "",
            (widths[index] ?? 0) - columnsOf(lines[line] ?? ""),
            table.columns[index]?.align ?? "left",
          ),
        )
        .join(GAP)
        .trimEnd(),
    ).join("\n");
  };
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length));
  return [
    paint(row(table.columns.map((column) => column.label)), "1", terminal),
    rule,
    ...table.rows.map(row),
  ].join("\n");
}

const GAP = "  ";

/** Narrowest a column is made; no word is cut to make it so, unless it is longer than this. */
const MIN_WIDTH = 12;
const LONGEST_WHOLE_WORD = 40;

const cellsOf = (table: TableBlock, index: number): readonly string[] => [
  table.columns[index]?.label ?? "",
  ...table.rows.map((row) => row[index] ?? ""),
];

const naturalWidths = (table: TableBlock, columnsOf: ColumnsOf): readonly number[] =>
  table.columns.map((_, index) =>
    Math.max(...cellsOf(table, index).map((cell) => columnsOf(cell))),
  );

const wordWidths = (table: TableBlock, columnsOf: ColumnsOf): readonly number[] =>
  table.columns.map((_, index) => {
    const words = cellsOf(table, index).flatMap((cell) => cell.match(pieces) ?? []);
    const longest = Math.max(0, ...words.map((word) => columnsOf(word)));
    return Math.max(MIN_WIDTH, Math.min(longest, LONGEST_WHOLE_WORD));
  });

/** Take from the widest columns that can give, until the table fits the terminal. */
function fitWidths(
  table: TableBlock,
  { width: available, columnsOf }: Terminal,
): readonly number[] {
  const widths = [...naturalWidths(table, columnsOf)];
  const least = wordWidths(table, columnsOf);
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

function pad(text: string, columns: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, columns));
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
export function wrap(text: string, width: number, columnsOf: ColumnsOf): string {
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
