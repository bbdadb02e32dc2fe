import { type RenderOptions, renderChart } from "../charts/render.ts";
import { type Language, translate } from "../i18n/translate.ts";
import { colorVariables, followTheme } from "./chart-colors.ts";
import type { Block, ChartBlock, Document, TableBlock } from "./document.ts";
import { pageStyle } from "./page-style.ts";

/** How a page is written. */
export interface HtmlOptions extends Pick<RenderOptions, "onWarning"> {
  readonly language: Language;
}

/** A document has a table of contents when it has more headings than this. */
const FEW_HEADINGS = 3;

/**
 * A document as one self-contained HTML page: styles and pictures inside, no script, nothing
 * loaded from anywhere. It follows the light or dark setting of its reader and prints light.
 */
export async function renderHtml(document: Document, options: HtmlOptions): Promise<string> {
  const title = document.find((block) => block.kind === "title")?.text ?? "Sextant";
  const body: string[] = [];
  const seen = { heading: 0, table: 0 };
  const contents = renderContents(document, options.language);
  for (const block of document) {
    if (block.kind === "heading" && seen.heading === 0) body.push(contents);
    body.push(await renderBlock(block, seen, options));
  }
  return `<!doctype html>
<html lang="${options.language === "zh" ? "zh-Hans" : options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(title)}</title>
<style>
${colorVariables()}
${pageStyle}
</style>
</head>
<body>
<main>
${body.filter((part) => part !== "").join("\n")}
</main>
</body>
</html>
`;
}

function renderContents(document: Document, language: Language): string {
  const headings = document.filter((block) => block.kind === "heading");
  if (headings.length <= FEW_HEADINGS) return "";
  const label = escapeHtml(translate(language, "report.contents"));
  const items = headings.map(
    ({ text }, index) => `<li><a href="#section-${index + 1}">${escapeHtml(text)}</a></li>`,
  );
  return `<nav aria-label="${label}"><p>${label}</p><ol>${items.join("")}</ol></nav>`;
}

async function renderBlock(
  block: Block,
  seen: { heading: number; table: number },
  options: HtmlOptions,
): Promise<string> {
  switch (block.kind) {
    case "title":
      return `<h1>${linked(block.text)}</h1>`;
    case "heading":
      seen.heading += 1;
      return `<h2 id="section-${seen.heading}">${linked(block.text)}</h2>`;
    case "paragraph":
      return `<p>${linked(block.text)}</p>`;
    case "finding":
      return `<p class="finding">${linked(block.text)}</p>`;
    case "statistics":
      return `<p class="statistics">${linked(block.text)}</p>`;
    case "note":
      return `<p class="note">${linked(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${linked(item)}</li>`).join("")}</ul>`;
    case "table":
      seen.table += 1;
      return renderTable(
        block,
        translate(options.language, "report.table", { number: seen.table }),
      );
    case "chart":
      return renderFigure(block, options);
  }
}

/** A table in a region that scrolls by itself, and by keyboard, where the screen is narrow. */
function renderTable({ columns, rows }: TableBlock, label: string): string {
  const side = (index: number) => (columns[index]?.align === "right" ? ' class="number"' : "");
  const head = columns
    .map((column, index) => `<th scope="col"${side(index)}>${escapeHtml(column.label)}</th>`)
    .join("");
  const body = rows.map(
    (row) =>
      `<tr>${columns.map((_, index) => `<td${side(index)}>${linked(row[index] ?? "")}</td>`).join("")}</tr>`,
  );
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(label)}"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table></div>`;
}

async function renderFigure(block: ChartBlock, options: HtmlOptions): Promise<string> {
  const { onWarning } = options;
  const svg = await renderChart(block.specification, {
    idPrefix: block.id.replaceAll(/[^\w-]/g, "-"),
    ...(onWarning ? { onWarning } : {}),
  });
  return `<figure>${followTheme(svg)}</figure>`;
}

/** Text with every character that HTML would take for markup written as an entity. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** Escaped text whose web addresses can be followed. */
const linked = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"'，。；）]*[^\s<>"'，。；）.,;:!?)])/)
    .map((piece, index) =>
      index % 2 === 1
        ? `<a href="${escapeHtml(piece)}" rel="noopener">${escapeHtml(piece)}</a>`
        : escapeHtml(piece),
    )
    .join("");
