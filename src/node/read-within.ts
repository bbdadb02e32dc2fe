import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { fail, type Outcome, succeed } from "../base/outcome.ts";

/** How long a pipe may be silent: whoever writes to it may have to compute first. */
const SILENCE_MS = 30_000;
const PAUSE_MS = 20;
const CHUNK_BYTES = 1 << 20;

/**
 * The bytes of a file or a pipe, read no further than a limit: what a device or a pipe will give
 * cannot be told beforehand.
 *
 * @param silenceMs how long to wait for a pipe that nobody writes to
 * @returns `file-not-readable`, `file-too-large` or `file-silent`
 */
export function readWithin(
  path: string,
  mostBytes: number,
  silenceMs: number = SILENCE_MS,
): Outcome<Buffer<ArrayBuffer>> {
  let file: number;
  try {
    // Opening a pipe would otherwise wait for somebody to write to it.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return fail("file-not-readable", { value: path });
  }
  try {
    return readOpen(file, path, mostBytes, silenceMs);
  } catch {
    return fail("file-not-readable", { value: path });
  } finally {
    closeSync(file);
  }
}

function readOpen(
  file: number,
  path: string,
  mostBytes: number,
  silenceMs: number,
): Outcome<Buffer<ArrayBuffer>> {
  const stat = fstatSync(file);
  if (stat.size > mostBytes) return tooLarge(path, mostBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  let silent = 0;
  for (;;) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, mostBytes + 1 - size));
    const count = readSome(file, chunk);
    // A pipe that nobody has opened yet looks as if it were at its end.
    if (count === 0 && !(stat.isFIFO() && size === 0)) break;
    if (count === undefined || count === 0) {
      silent += PAUSE_MS;
      if (silent > silenceMs) return fail("file-silent", { value: path, rule: silenceMs / 1000 });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
      continue;
    }
    silent = 0;
    size += count;
    if (size > mostBytes) return tooLarge(path, mostBytes);
    chunks.push(chunk.subarray(0, count));
  }
  return succeed(Buffer.concat(chunks));
}

const tooLarge = (path: string, mostBytes: number) =>
  fail("file-too-large", { value: path, rule: Math.floor(mostBytes / 1e6) });

/** How many bytes were read; `undefined` where there is nothing yet. */
function readSome(file: number, into: Buffer): number | undefined {
  try {
    return readSync(file, into);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EAGAIN") return undefined;
    throw error;
  }
}
