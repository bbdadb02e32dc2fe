import { fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { TextStyle } from "../../reports/render-text.ts";
import type { Pictured } from "./pictures.ts";
import { type Listed, rowsOf } from "./rows.ts";
import type { Run } from "./run-operation.ts";

/** Forms in which an answer can be written. */
export const formats = [
  ...(["text", "json", "ndjson", "csv", "parquet", "zip"] as const),
  ...(["svg", "png", "md", "html"] as const),
] as const;
/** Forms of one table or picture of several, which may be named. */
const namedForms = ["csv", "parquet", "svg", "png"] as const;
/** A form; `csv:NAME` is one table by its name, `svg:NAME` one picture. */
export type Format = (typeof formats)[number] | `${(typeof namedForms)[number]}:${string}`;

/** The form itself, without the name of a table. */
export const formOf = (format: Format): (typeof formats)[number] =>
  format.split(":", 1)[0] as (typeof formats)[number];

/** The name of a table or picture in a form, where one is asked for. */
const nameIn = (format: Format): string | undefined =>
  format.includes(":") ? format.slice(format.indexOf(":") + 1) : undefined;

/** An answer as it is written: text, or the bytes of a file that is none. */
export type Printed = string | Uint8Array<ArrayBuffer>;

/** What a host does for an answer to be written. */
export interface PrintStyle extends TextStyle {
  /** Draw the points of a picture; absent where the host cannot. */
  readonly rasterize?: (svg: string) => Promise<Outcome<Uint8Array<ArrayBuffer>>>;
}

/**
 * An answer in a format.
 *
 * `json` is the whole envelope; `ndjson` one line per entry of the list that the operation names;
 * `csv` and `parquet` one table, in the same rows unless another is named; `zip` all tables with what
 * they are; `svg` and `png` a picture; the others the document for a person.
 *
 * @returns the text or bytes, or the problem of an answer that has no such list or picture
 */
export async function printRun(
  operation: Listed & Partial<Pictured>,
  run: Run,
  format: Format,
  style: PrintStyle,
): Promise<Outcome<Printed>> {
  const [form, name] = [formOf(format), nameIn(format)];
  switch (form) {
    case "csv": {
      const { tableOf } = await import("./tables.ts");
      const { tidyCsv } = await import("../../reports/tidy-csv.ts");
      return mapOutcome(tableOf(operation, run.envelope.result, name), tidyCsv);
    }
    case "parquet": {
      const { tableOf } = await import("./tables.ts");
      const { parquetOf } = await import("./parquet-of.ts");
      const table = tableOf(operation, run.envelope.result, name);
      return mapOutcome(table, (entries) => parquetOf(run.envelope, entries));
    }
    case "zip": {
      const { tablesOf } = await import("./tables.ts");
      const { zipTables } = await import("./zip-tables.ts");
      return succeed(zipTables(run.envelope, tablesOf(operation, run.envelope.result)));
    }
    case "svg":
    case "png":
      return picture(operation, run, form, name, style);
    case "ndjson":
      return mapOutcome(rowsOf(operation, run.envelope.result), (rows) =>
        rows.map((row) => `${JSON.stringify(row)}\n`).join(""),
      );
    default:
      return succeed(await written(run, form, style));
  }
}

async function picture(
  operation: Listed & Partial<Pictured>,
  run: Run,
  form: "svg" | "png",
  name: string | undefined,
  { rasterize }: PrintStyle,
): Promise<Outcome<Printed>> {
  const [{ pictureOf }, { renderChart }] = await Promise.all([
    import("./pictures.ts"),
    import("../../charts/render.ts"),
  ]);
  const found = pictureOf(operation, run, name);
  if (!found.ok) return found;
  const svg = await renderChart(found.value.specification);
  if (form === "svg") return succeed(`${svg}\n`);
  return rasterize ? rasterize(svg) : fail("no-rasterizer");
}

/** Formats in which an operation's answers can be written. */
export const formatsOf = ({ rows }: Listed): readonly (typeof formats)[number][] =>
  formats.filter((format) => format !== "ndjson" || rows !== undefined);

/** The format, or why no answer of the operation can be written in it. */
export function readFormat(operation: Listed, text: string): Outcome<Format> {
  const known = formatsOf(operation);
  if (named.test(text)) return succeed(text as Format);
  const format = formats.find((each) => each === text);
  if (!format) return fail("unknown-format", { value: text, known: known.join(", ") });
  return known.includes(format) ? succeed(format) : fail("no-rows", { value: operation.name });
}

const named = new RegExp(`^(?:${namedForms.join("|")}):[\\w.-]+$`);

type Page = "text" | "json" | "md" | "html";

/** Each form is loaded when it is wanted. */
async function written(run: Run, format: Page, style: TextStyle): Promise<string> {
  switch (format) {
    case "json":
      return `${JSON.stringify(run.envelope, null, 2)}\n`;
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
