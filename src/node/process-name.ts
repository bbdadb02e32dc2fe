import { readFileSync } from "node:fs";

/**
 * A name of this process that no later one has: its number and, where the system tells (Linux),
 * when it began, since numbers are given again.
 */
export const ownProcess = (): string => nameOf(process.pid);

/** Whether the process of a name that {@link ownProcess} gave is there still. */
export function isRunning(name: string): boolean {
  const [, pid, began] = /^([1-9]\d*)(?:-(\d+))?$/.exec(name) ?? [];
  if (pid === undefined || !isAlive(Number(pid))) return false;
  const found = beganAt(Number(pid));
  if (found === "ended") return false;
  return began === undefined || found === undefined || found === began;
}

function nameOf(pid: number): string {
  const began = beganAt(pid);
  return began === undefined ? String(pid) : `${pid}-${began}`;
}

/**
 * When a process began, in ticks since the machine did (proc_pid_stat(5), field 22); `ended` for one
 * that has ended and is still listed, `undefined` where the system does not tell.
 */
function beganAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Its second field, the name of the program, may hold anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return /^[ZX]/.test(fields[0] ?? "") ? "ended" : fields[19];
  } catch {
    return undefined;
  }
}

/** Whether there is a process of that number. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
