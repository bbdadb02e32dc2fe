import { type RenderOptions, renderChart } from "../charts/render.ts";
import type { Block, ChartBlock, Document, TableBlock } from "./document.ts";

/**
 * A document as GitHub-flavoured Markdown in one file: charts are embedded as images, so that
 * nothing is left behind when the file is moved. Text is escaped: what looks like markup stays text.
 */
export async function renderMarkdown(
  document: Document,
  options: Pick<RenderOptions, "onWarning"> = {},
): Promise<string> {
  const parts: string[] = [];
  // One after another: Vega numbers its parts through a page, and a report holds few charts.
  for (const block of document) parts.push(await renderBlock(block, options));
  return `${parts.join("\n\n")}\n`;
}

async function renderBlock(
  block: Block,
  options: Pick<RenderOptions, "onWarning">,
): Promise<string> {
  switch (block.kind) {
    case "title":
      return `# ${escapeMarkdown(block.text)}`;
    case "heading":
      return `## ${escapeMarkdown(block.text)}`;
    case "paragraph":
      return escapeMarkdown(block.text);
    case "finding":
      return `**${escapeMarkdown(block.text)}**`;
    case "statistics":
      return `*${escapeMarkdown(block.text)}*`;
    case "note":
      return `> ${escapeMarkdown(block.text)}`;
    case "list":
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join("\n");
    case "table":
      return renderTable(block);
    case "chart":
      return renderImage(block, options);
  }
}

function renderTable({ columns, rows }: TableBlock): string {
  const line = (cells: readonly string[]) =>
    `| ${columns.map((_, index) => escapeMarkdown(cells[index] ?? "")).join(" | ")} |`;
  const rule = `|${columns.map(({ align }) => (align === "right" ? "---:" : "---")).join("|")}|`;
  return [line(columns.map(({ label }) => label)), rule, ...rows.map(line)].join("\n");
}

async function renderImage(
  block: ChartBlock,
  options: Pick<RenderOptions, "onWarning">,
): Promise<string> {
  const svg = await renderChart(block.specification, { idPrefix: block.id, ...options });
  return `![${escapeMarkdown(block.summary)}](data:image/svg+xml;base64,${base64(svg)})`;
}

const address = /(https?:\/\/[^\s<>|]+)/;

/** Text as Markdown that reads as that very text, on one line. Addresses stay clickable. */
export const escapeMarkdown = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s*\n\s*/g, " ")
    .split(address)
    .map((piece, index) => (index % 2 === 1 ? piece : escapePlain(piece)))
    .join("")
    .replace(/^(#{1,6}(?=\s|$)|[-+=](?=\s|$|[-+=]))/, "\\$1")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");

const escapePlain = (text: string): string =>
  text.replaceAll(/[\\`*_[\]<>|~$]/g, "\\$&").replaceAll(/&(?=#?\w+;)/g, "&amp;");

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 of the UTF-8 bytes of a text (RFC 4648). */
export function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const groups: string[] = [];
  for (let start = 0; start < bytes.length; start += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(start, start + 3);
    const bits = (first << 16) | (second << 8) | third;
    const group = [18, 12, 6, 0].map((shift) => digits[(bits >> shift) & 63]).join("");
    const missing = Math.max(0, start + 3 - bytes.length);
    groups.push(group.slice(0, 4 - missing) + "=".repeat(missing));
  }
  return groups.join("");
}
