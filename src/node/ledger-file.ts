import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fail, type Outcome } from "../base/outcome.ts";
import { appendLine, setTornAside } from "./append-line.ts";
import { dataHome } from "./data-home.ts";
import { releaseLock, tryLock } from "./lock-file.ts";

/** Where a person's ledger is kept unless asked otherwise. */
export const ledgerFile = (environment: Readonly<Record<string, string | undefined>>): string =>
  join(dataHome(environment), "ledger.ndjson");

/** The text of a ledger; none where there is no file yet. */
export const readLedger = (path: string): string =>
  existsSync(path) ? readFileSync(path, "utf8") : "";

/** How often a ledger that another process writes to is tried, and how long between. */
const TRIES = 500;
const PAUSE_MS = 20;

/**
 * Append one line to a ledger, so that it is on the disk when this returns. One process writes at a
 * time.
 *
 * @param make the line for the ledger as it stands, given its text; or why there is none
 */
export function appendToLedger<Made extends { readonly line: string }>(
  path: string,
  make: (text: string) => Outcome<Made>,
): Outcome<Made> {
  mkdirSync(dirname(path), { recursive: true });
  if (!takeLock(path)) return fail("ledger-locked", { file: path });
  try {
    setTornAside(path);
    const made = make(readLedger(path));
    if (made.ok) appendLine(path, made.value.line);
    return made;
  } finally {
    releaseLock(path);
  }
}

function takeLock(path: string): boolean {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (tryLock(path)) return true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  return false;
}
