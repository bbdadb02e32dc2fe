import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { namedIn, readLog, readObject } from "./store-log.ts";

/** What a store holds. */
export interface StoreCount {
  readonly pulls: number;
  readonly files: number;
  readonly day: string;
  readonly head: string;
}

/**
 * Check the chain of a store's log, and every file that it names.
 *
 * @returns `no-store`, or `store-damaged` with the line of the log or the file
 */
export function verifyStore(folder: string): Outcome<StoreCount> {
  const log = readLog(folder);
  if (!log.ok) return log;
  const last = log.value.at(-1);
  if (!last) return fail("no-store", { value: folder });
  const ids = namedIn(log.value);
  for (const id of ids) {
    const read = readObject(folder, id);
    if (!read.ok) return read;
  }
  return succeed({ pulls: log.value.length, files: ids.size, day: last.day, head: last.digest });
}
