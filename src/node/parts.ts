import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where a file is written before it takes its place, by this process alone. */
export const partOf = (path: string): string => `${path}.${process.pid}.part`;

/** Remove a part that could not take its place, where there is one. */
export function dropPart(part: string): void {
  try {
    rmSync(part, { force: true });
  } catch {
    // Its folder is no folder, so there is none.
  }
}

/** A part of that age is left over, whoever has the number of its process by now. */
const STALE_MS = 3_600_000;

/**
 * Remove the parts that processes which were killed have left in a folder.
 *
 * @param isOurs whether a part is of a file with this name
 */
export function removeStaleParts(folder: string, isOurs: (name: string) => boolean): void {
  for (const part of readdirSync(folder)) {
    const [, name, pid] = /^(.+)\.(\d+)\.part$/.exec(part) ?? [];
    if (name === undefined || !isOurs(name)) continue;
    if (!isAlive(Number(pid)) || isOld(join(folder, part)))
      rmSync(join(folder, part), { force: true });
  }
}

/** Whether there is a process of that number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether a part was last written to long ago; one that is gone was not. */
const isOld = (part: string): boolean =>
  Date.now() - (statSync(part, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > STALE_MS;
