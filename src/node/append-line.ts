import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { syncFolder } from "./write-whole.ts";

/** Append one line to a file, so that it is on the disk when this returns. */
export function appendLine(path: string, line: string): void {
  const isNew = !existsSync(path);
  const file = openSync(path, "a");
  writeSync(file, line);
  fsyncSync(file);
  closeSync(file);
  if (isNew) syncFolder(dirname(path));
}

/**
 * Set aside what a killed process left of a line, beside the file, under its name with `.torn`: it
 * was never acknowledged.
 */
export function setTornAside(path: string): void {
  if (!existsSync(path)) return;
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf("\n") + 1;
  if (whole === bytes.length) return;
  writeFileSync(`${path}.torn`, bytes.subarray(whole));
  const file = openSync(path, "r+");
  ftruncateSync(file, whole);
  fsyncSync(file);
  closeSync(file);
}
