import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { sortKeys } from "../../base/sort-keys.ts";
import type { Envelope } from "./run-operation.ts";

/**
 * SHA-256 of an envelope as canonical JSON, without what may vary between equal runs: time taken
 * and threads. Numbers enter with all their digits: what is computed is the same on every engine.
 */
export function digestOf(envelope: Envelope): string {
  const text = JSON.stringify(envelope, (key, value) =>
    key === "elapsedMs" || key === "threads" ? undefined : sortKeys(value),
  );
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}
