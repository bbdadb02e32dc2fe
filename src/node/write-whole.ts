import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { dropPart, partOf, removeStaleParts } from "./parts.ts";

/**
 * Write a file so that whoever reads it, now or after the power failed, finds all of it or what was
 * there before.
 *
 * @returns `cannot-write-file` where the folder is missing or not to be written to
 */
export function writeWhole(path: string, content: string | Uint8Array): Outcome<undefined> {
  const beside = partOf(path);
  try {
    removeStaleParts(dirname(path), (name) => name === basename(path));
    const file = openSync(beside, "w");
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
    syncFolder(dirname(path));
    return succeed(undefined);
  } catch {
    dropPart(beside);
    return fail("cannot-write-file", { file: path });
  }
}

/** Have the disk keep which files a folder has. */
export function syncFolder(folder: string): void {
  const opened = openSync(folder, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
