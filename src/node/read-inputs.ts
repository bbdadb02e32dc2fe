import { readdirSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { inputLimits } from "../base/limits.ts";
import { eachOf, fail, mapOutcome, type Outcome, succeed } from "../base/outcome.ts";
import type { Parameter } from "../operations/contract/parameters.ts";
import { decodeText } from "./decode-text.ts";
import { readWithin } from "./read-within.ts";

const { fileBytes, folderBytes, folderFiles } = inputLimits;

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
  const bytes = readWithin(path, fileBytes);
  return bytes.ok ? decodeText(bytes.value, path) : bytes;
}

/** Files that an operation may read; beside them a folder holds pictures and programs. */
const isText = /\.(csv|tsv|txt|jsonl?|ya?ml)$/i;

/** All files below a folder, by their path from the folder's own name on, which may tell an edition. */
function readFolder(path: string): Outcome<Readonly<Record<string, string>>> {
  const files = filesBelow(path);
  if (!files.ok) return files;
  let left = folderBytes;
  const texts = eachOf(files.value, (file) => {
    const name = join(basename(resolve(path)), relative(path, file));
    const bytes = readWithin(file, Math.min(fileBytes, left));
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
      if (files.length + folders.length > folderFiles) {
        return fail("folder-too-large", { value: path, rule: folderFiles });
      }
    }
  } catch {
    return fail("folder-not-readable", { value: path });
  }
  return succeed(files.sort());
}
