import { getPriority, setPriority } from "node:os";

/** The calling thread, in the words of `setpriority(2)`. */
const CALLER = 0;
const LOWEST = 19;

/**
 * Have the calling thread, and those that it starts from now on, give way to the other threads of
 * this process wherever there are fewer processors than work. Only Linux has priorities of threads:
 * elsewhere that of the whole process would be lowered, so nothing is.
 *
 * @param niceness by how much, 0 to 19
 */
export function giveWay(niceness: number): void {
  if (niceness === 0 || process.platform !== "linux") return;
  try {
    setPriority(CALLER, Math.min(LOWEST, getPriority(CALLER) + niceness));
  } catch {
    // Where a sandbox forbids it, all threads stay equal: answers are the same, later.
  }
}
