import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "./package-root.ts";

/** A text that changes whenever the code that computes or the embedded data do. */
export const packageState = (): string =>
  stateOf(import.meta.dirname, join(import.meta.dirname, ".."), join(packageRoot, "data"));

/**
 * The state of code and data.
 *
 * The build has the digest of both beside it. Data may be changed after a build, which shows in size
 * or time of a file: to read all of it would take longer than the answer that is looked for. The
 * sources have no such digest, so their contents are read.
 *
 * @param build folder that holds `digest.txt`, if the code is built
 * @param code folder of the sources, if it is not
 */
export function stateOf(build: string, code: string, data: string): string {
  const digest = join(build, "digest.txt");
  return existsSync(digest)
    ? [readFileSync(digest, "utf8"), ...filesOf(data).map(stampOf)].join("\n")
    : contentsOf([...filesOf(data), ...filesOf(code)]);
}

/** Size and time of the last change of a file. */
function stampOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${file} ${size} ${mtimeMs}`;
}

/** SHA-256 over files, in their order. */
function contentsOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest("hex");
}

/** Every file of code and data below a folder, sorted; no tests. */
const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /(?<!\.test)\.(ts|csv|json)$/.test(name))
    .sort()
    .map((name) => join(folder, name));
