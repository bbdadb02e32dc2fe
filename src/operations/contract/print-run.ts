import { renderCsv } from "../../reports/render-csv.ts";
import { renderHtml } from "../../reports/render-html.ts";
import { renderMarkdown } from "../../reports/render-markdown.ts";
import { renderText, type TextStyle } from "../../reports/render-text.ts";
import type { Run } from "./run-operation.ts";

/** Forms in which an answer can be written. */
export const formats = ["text", "json", "ndjson", "csv", "md", "html"] as const;
export type Format = (typeof formats)[number];

/**
 * An answer as text in a format.
 *
 * `json` is the whole envelope; `ndjson` one line per entry of the result's longest list; `csv` its
 * tables; the others the document for a person.
 */
export async function printRun(run: Run, format: Format, style: TextStyle): Promise<string> {
  switch (format) {
    case "json":
      return `${JSON.stringify(run.envelope, null, 2)}\n`;
    case "ndjson":
      return longestList(run.envelope.result)
        .map((entry) => `${JSON.stringify(entry)}\n`)
        .join("");
    case "csv":
      return renderCsv(run.document);
    case "md":
      return renderMarkdown(run.document);
    case "html":
      return renderHtml(run.document, { language: run.envelope.lang });
    case "text":
      return renderText(
        [...run.document, ...run.envelope.notes.map((text) => ({ kind: "note" as const, text }))],
        style,
      );
  }
}

/** The longest array directly in a result, which is what a stream of lines is wanted of. */
const longestList = (result: unknown): readonly unknown[] =>
  typeof result === "object" && result !== null
    ? Object.values(result)
        .filter((value): value is unknown[] => Array.isArray(value))
        .reduce((longest, list) => (list.length > longest.length ? list : longest), [result])
    : [result];
