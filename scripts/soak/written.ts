import { createHash } from "node:crypto";
import { join } from "node:path";

/** Where each kind of file is written. */
export const placesIn = (folder: string) => ({
  cache: join(folder, "cache"),
  results: join(folder, "results"),
  ledger: join(folder, "ledger.ndjson"),
  whole: join(folder, "whole"),
  store: join(folder, "store"),
  downloads: join(folder, "downloads"),
  sealed: join(folder, "sealed.json"),
});

/** What is written under a number: some kilobytes, so that a write can be cut in two. */
export const textOf = (number: number): string => `${number} `.repeat(5000).trim();

export const idOf = (number: number): string =>
  createHash("sha256").update(String(number)).digest("hex");
