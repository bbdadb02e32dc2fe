import { sortKeys } from "../../base/sort-keys.ts";
import { digestOfText } from "../../data/publication.ts";
import type { Envelope } from "./run-operation.ts";

/** Fields of an answer that may vary between equal runs: time taken and threads. */
export const freeFields: ReadonlySet<string> = new Set(["elapsedMs", "threads"]);

/** A value as JSON in one form, without {@link freeFields}. */
export const canonicalText = (value: unknown): string =>
  JSON.stringify(value, (key, each) => (freeFields.has(key) ? undefined : sortKeys(each)));

/** SHA-256 of an envelope as canonical JSON. Numbers enter with all their digits: what is computed is the same on every engine. */
export const digestOf = (envelope: Envelope): string => digestOfText(canonicalText(envelope));
