import type { Format } from "../operations/contract/print-run.ts";

/** Media type of an answer in a format. */
export const mediaTypes: Readonly<Record<Format, string>> = {
  text: "text/plain",
  json: "application/json",
  ndjson: "application/x-ndjson",
  csv: "text/csv",
  md: "text/markdown",
  html: "text/html",
};
