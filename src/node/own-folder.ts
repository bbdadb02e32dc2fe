import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { OwnTable } from "../data/own-rows.ts";
import { decodeText } from "./decode-text.ts";
import { readWithin } from "./read-within.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Variable with the folder of tables of one's own. */
export const OWN_VARIABLE = "SEXTANT_OWN";

const MOST_BYTES = 64e6;

/** The folder of tables of one's own that an environment names. */
export const ownFolder = (environment: Environment): string | undefined =>
  environment[OWN_VARIABLE] || undefined;

/** A text that is another whenever those tables are, for what is remembered; empty without a folder. */
export function ownState(environment: Environment): string {
  const folder = ownFolder(environment);
  if (folder === undefined) return "";
  const tables = readOwnFolder(folder);
  // What cannot be read is told of when it is used.
  if (!tables.ok) return folder;
  return createHash("sha256")
    .update(JSON.stringify([...tables.value]))
    .digest("hex");
}

/**
 * Every `DATASET.csv` of a folder, by its dataset.
 *
 * @returns the texts; or why one cannot be read, `own-empty` where there is none
 */
export function readOwnFolder(folder: string): Outcome<ReadonlyMap<string, OwnTable>> {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return fail("folder-not-readable", { value: folder });
  }
  const tables = new Map<string, OwnTable>();
  for (const name of names.filter((each) => extname(each) === ".csv").sort()) {
    const file = join(folder, name);
    const bytes = readWithin(file, MOST_BYTES);
    if (!bytes.ok) return bytes;
    const text = decodeText(bytes.value, file);
    if (!text.ok) return text;
    tables.set(basename(name, ".csv"), { file, text: text.value });
  }
  return tables.size > 0 ? succeed(tables) : fail("own-empty", { value: folder });
}
