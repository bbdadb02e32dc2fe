import { type Format, formOf } from "../operations/contract/print-run.ts";

/** Media type of an answer in a format. */
export const mediaTypeOf = (format: Format): string => mediaTypes[formOf(format)];

/** Forms that are no text. */
const binary: ReadonlySet<string> = new Set(["parquet", "zip", "png"]);

/** The same as a header says it, with the encoding of a text. */
export const contentTypeOf = (format: Format): string =>
  binary.has(formOf(format)) ? mediaTypeOf(format) : `${mediaTypeOf(format)}; charset=utf-8`;

const mediaTypes: Readonly<Record<ReturnType<typeof formOf>, string>> = {
  text: "text/plain",
  json: "application/json",
  ndjson: "application/x-ndjson",
  csv: "text/csv",
  parquet: "application/vnd.apache.parquet",
  zip: "application/zip",
  svg: "image/svg+xml",
  png: "image/png",
  md: "text/markdown",
  html: "text/html",
};
