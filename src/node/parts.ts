import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { isRunning, ownProcess } from "./process-name.ts";

/** Where a file is written before it takes its place, by this process alone. */
export const partOf = (path: string): string => `${path}.${ownProcess()}.part`;

/** The name of the file that a part is of, and the process that writes it; nothing for other files. */
function readPart(part: string): { readonly name: string; readonly writer: string } | undefined {
  const [, name, writer] = /^(.+)\.(\d+(?:-\d+)?)\.part$/.exec(part) ?? [];
  return name === undefined || writer === undefined ? undefined : { name, writer };
}

/** The name that a file has, or is to have where it is a part. */
export const finalName = (file: string): string => readPart(file)?.name ?? file;

/** Remove a part that could not take its place, where there is one. */
export function dropPart(part: string): void {
  try {
    rmSync(part, { force: true });
  } catch {
    // Its folder is no folder, so there is none.
  }
}

/** A part of that age is left over, where the system does not tell whose number its process had. */
const STALE_MS = 3_600_000;

/**
 * Remove the parts that processes which were killed have left in a folder.
 *
 * @param isOurs whether a part is of a file with this name
 */
export function removeStaleParts(folder: string, isOurs: (name: string) => boolean): void {
  for (const part of readdirSync(folder)) {
    const read = readPart(part);
    if (!read || !isOurs(read.name)) continue;
    if (!isRunning(read.writer) || isOld(join(folder, part)))
      rmSync(join(folder, part), { force: true });
  }
}

/** Whether a part was last written to long ago; one that is gone was not. */
const isOld = (part: string): boolean =>
  Date.now() - (statSync(part, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > STALE_MS;
