import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { TextStyle } from "../../reports/render-text.ts";
import { type Listed, rowsOf } from "./rows.ts";
import type { Run } from "./run-operation.ts";

/** Forms in which an answer can be written. */
export const formats = ["text", "json", "ndjson", "csv", "md", "html"] as const;
export type Format = (typeof formats)[number];

/**
 * An answer as text in a format.
 *
 * `json` is the whole envelope; `ndjson` one line per entry of the list that the operation names;
 * `csv` its tables; the others the document for a person.
 *
 * @returns the text, or the problem of an answer that has no such list (`ndjson` alone)
 */
export async function printRun(
  operation: Listed,
  run: Run,
  format: Format,
  style: TextStyle,
): Promise<Outcome<string>> {
  if (format !== "ndjson") return succeed(await written(run, format, style));
  const rows = rowsOf(operation, run.envelope.result);
  if (!rows.ok) return rows;
  return succeed(rows.value.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

/** Formats in which an operation's answers can be written. */
export const formatsOf = ({ rows }: Listed): readonly Format[] =>
  formats.filter((format) => format !== "ndjson" || rows !== undefined);

/** The format, or why no answer of the operation can be written in it. */
export function readFormat(operation: Listed, text: string): Outcome<Format> {
  const known = formatsOf(operation);
  const format = formats.find((each) => each === text);
  if (!format) return fail("unknown-format", { value: text, known: known.join(", ") });
  return known.includes(format) ? succeed(format) : fail("no-rows", { value: operation.name });
}

/** Each form is loaded when it is wanted. */
async function written(
  run: Run,
  format: Exclude<Format, "ndjson">,
  style: TextStyle,
): Promise<string> {
  switch (format) {
    case "json":
      return `${JSON.stringify(run.envelope, null, 2)}\n`;
    case "csv": {
      const { renderCsv } = await import("../../reports/render-csv.ts");
      return renderCsv(run.document);
    }
    case "md": {
      const { renderMarkdown } = await import("../../reports/render-markdown.ts");
      return renderMarkdown(run.document);
    }
    case "html": {
      const { renderHtml } = await import("../../reports/render-html.ts");
      return renderHtml(run.document, { language: run.envelope.lang });
    }
    case "text": {
      const { renderText } = await import("../../reports/render-text.ts");
      const notes = run.envelope.notes.map((text) => ({ kind: "note" as const, text }));
      return renderText([...run.document, ...notes], style);
    }
  }
}
