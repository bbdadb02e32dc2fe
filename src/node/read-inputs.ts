import { readdirSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { eachOf, fail, mapOutcome, type Outcome, succeed } from "../base/outcome.ts";
import type { Parameter } from "../operations/contract/parameters.ts";
import { decodeText } from "./decode-text.ts";
import { readWithin } from "./read-within.ts";

/** Largest file that is read as an input, in bytes; its text takes twice as much. */
const MAX_FILE_BYTES = 64e6;
/** Largest folder: the largest repository that a published result is made from has 40 MB. */
const MAX_FOLDER_BYTES = 256e6;
const MAX_FILES = 20_000;

/**
 * Replace paths by what stands there: a file by its text, a folder by the texts in it.
 *
 * @param input raw input whose file and folder fields hold paths
 */
export function readInputs(
  input: Readonly<Record<string, unknown>>,
  parameters: readonly Parameter[],
): Outcome<Readonly<Record<string, unknown>>> {
  const read: Record<string, unknown> = { ...input };
  for (const { name, kind, named } of parameters) {
    const path = input[name];
    if (typeof path !== "string" || (kind !== "file" && kind !== "folder")) continue;
    if (named && !/\.(ya?ml|json)$/i.test(path)) continue;
    const content = kind === "file" ? readText(path) : readFolder(path);
    if (!content.ok) return content;
    read[name] = content.value;
  }
  return succeed(read);
}

/** The text of a file, in UTF-8 or UTF-16. */
export function readText(path: string): Outcome<string> {
  const bytes = readWithin(path, MAX_FILE_BYTES);
  return bytes.ok ? decodeText(bytes.value, path) : bytes;
}

/** Files that an operation may read; beside them a folder holds pictures and programs. */
const isText = /\.(csv|tsv|txt|jsonl?|ya?ml)$/i;

/** All files below a folder, by their path from the folder's own name on, which may tell an edition. */
function readFolder(path: string): Outcome<Readonly<Record<string, string>>> {
  const files = filesBelow(path);
  if (!files.ok) return files;
  let left = MAX_FOLDER_BYTES;
  const texts = eachOf(files.value, (file) => {
    const name = join(basename(resolve(path)), relative(path, file));
    const bytes = readWithin(file, Math.min(MAX_FILE_BYTES, left));
    if (!bytes.ok) return bytes;
    left -= bytes.value.length;
    const text = isText.test(file)
      ? decodeText(bytes.value, name)
      : succeed(bytes.value.toString("utf8"));
    return mapOutcome(text, (read) => [name, read] as const);
  });
  return mapOutcome(texts, (entries) => Object.fromEntries(entries));
}

/** Paths of the files below a folder, which are counted while they are looked for. */
function filesBelow(path: string): Outcome<readonly string[]> {
  const files: string[] = [];
  const folders = [path];
  try {
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const inside = join(folder, entry.name);
        if (entry.isDirectory()) folders.push(inside);
        else if (entry.isFile()) files.push(inside);
      }
      if (files.length + folders.length > MAX_FILES) {
        return fail("folder-too-large", { value: path, rule: MAX_FILES });
      }
    }
  } catch {
    return fail("folder-not-readable", { value: path });
  }
  return succeed(files.sort());
}
