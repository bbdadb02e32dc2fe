import { readFileSync } from "node:fs";
import { isAlive } from "./parts.ts";

/** A process as a file may name it: its number, and what tells it from a later one of that number. */
export interface ProcessMark {
  readonly pid: number;
  /** The boot and the tick at which it began; absent where the machine does not say. */
  readonly began?: string;
}

/** This process. */
export const ownMark = (): ProcessMark => markOf(process.pid);

/** Whether a process that was marked still runs. A number that another has by now is not it. */
export function runs({ pid, began }: ProcessMark): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  const now = stateOf(pid);
  if (now === undefined) return true;
  return !now.ended && (began === undefined || began === now.began);
}

export const textOfMark = ({ pid, began }: ProcessMark): string =>
  began === undefined ? String(pid) : `${pid} ${began}`;

/** The process that a text names; one that names none is of no process that runs. */
export function readMark(text: string): ProcessMark {
  const [pid, began] = text.trim().split(" ");
  return { pid: pid === "" ? 0 : Number(pid), ...(began === undefined ? {} : { began }) };
}

function markOf(pid: number): ProcessMark {
  const began = stateOf(pid)?.began;
  return { pid, ...(began === undefined ? {} : { began }) };
}

interface ProcessState {
  /** Whether it was killed and only its parent has not been told: its number is still taken. */
  readonly ended: boolean;
  readonly began: string;
}

/** What Linux says of a process (proc(5), `stat`); `undefined` on other systems. */
function stateOf(pid: number): ProcessState | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program stands in brackets, and may itself have blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state = "", start] = [fields[0], fields[START_FIELD - STATE_FIELD]];
    return start === undefined
      ? undefined
      : { ended: "ZXx".includes(state), began: `${boot}/${start}` };
  } catch {
    return undefined;
  }
}

/** Fields of `stat`, counted from 1: the state of the process, and when it began. */
const STATE_FIELD = 3;
const START_FIELD = 22;
