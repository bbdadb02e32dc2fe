import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { partOf, removeStaleParts } from "./parts.ts";
import { isRunning, ownProcess } from "./process-name.ts";

const lockOf = (path: string): string => `${path}.lock`;
const deadLockOf = (path: string): string => `${path}.lock.dead`;

/**
 * Try once to be the only process that writes to a path. A lock that names its process appears at
 * once or not at all, and that of a process that is no more is taken away.
 *
 * @returns whether the lock is ours, to be given back by {@link releaseLock}
 */
export function tryLock(path: string): boolean {
  const own = partOf(lockOf(path));
  const ours = [lockOf(path), deadLockOf(path)].map((file) => basename(file));
  removeStaleParts(dirname(path), (name) => ours.includes(name));
  writeFileSync(own, ownProcess());
  try {
    return linked(own, lockOf(path)) || (dropDeadLock(path) && linked(own, lockOf(path)));
  } finally {
    rmSync(own, { force: true });
  }
}

/** Let others write. */
export const releaseLock = (path: string): void => rmSync(lockOf(path), { force: true });

function linked(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** Take away the lock of a process that is no more. */
function dropDeadLock(path: string): boolean {
  const holder = lockHolder(lockOf(path));
  if (holder === undefined || isRunning(holder)) return false;
  const aside = partOf(deadLockOf(path));
  try {
    renameSync(lockOf(path), aside);
    // Another may have taken it over in between: then it gets it back.
    const taken = lockHolder(aside);
    if (taken !== undefined && isRunning(taken)) linkSync(aside, lockOf(path));
    rmSync(aside, { force: true });
    return true;
  } catch {
    return false;
  }
}

function lockHolder(lock: string): string | undefined {
  try {
    return readFileSync(lock, "utf8");
  } catch {
    return undefined;
  }
}
