import type { Log } from "./request-log.ts";

/** A log that must be flushed before its process ends. */
export interface BufferedLog {
  readonly log: Log;
  /** Write what has come in and is not yet written. */
  flush(): void;
}

/** Longest time for which a line is held back, and the most text. */
const HOLD_MS = 200;
const HOLD_LENGTH = 32_000;

/**
 * A log whose lines of JSON are written together, since a system call for each line would cost more
 * than most answers. Errors are written at once, with all that came before them.
 */
export function bufferedLog(write: (lines: string) => void): BufferedLog {
  let held = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const lines = held;
    held = "";
    if (lines !== "") write(lines);
  };
  return {
    flush,
    log: (entry) => {
      held += `${JSON.stringify(entry)}\n`;
      if (entry.level === "error" || held.length > HOLD_LENGTH) flush();
      else timer ??= setTimeout(flush, HOLD_MS);
    },
  };
}
