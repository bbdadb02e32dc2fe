import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { Parameter } from "../operations/contract/parameters.ts";

/** Largest file that is read as an input, in bytes. */
const MAX_FILE_BYTES = 64e6;

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
    if (named && !/\.ya?ml$/i.test(path)) continue;
    const content = kind === "file" ? readText(path) : readFolder(path);
    if (!content.ok) return content;
    read[name] = content.value;
  }
  return succeed(read);
}

function readText(path: string): Outcome<string> {
  try {
    if (statSync(path).size > MAX_FILE_BYTES) return fail("file-too-large", { value: path });
    return succeed(readFileSync(path, "utf8"));
  } catch {
    return fail("file-not-readable", { value: path });
  }
}

/** All files below a folder, by their path from the folder's own name on, which may tell an edition. */
function readFolder(path: string): Outcome<Readonly<Record<string, string>>> {
  try {
    const texts = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => {
        const name = join(basename(resolve(path)), relative(path, file));
        return [name, readFileSync(file, "utf8")] as const;
      });
    return succeed(Object.fromEntries(texts));
  } catch {
    return fail("folder-not-readable", { value: path });
  }
}
