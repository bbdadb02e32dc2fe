import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { type Format, formOf, type Printed } from "../operations/contract/print-run.ts";
import type { Io } from "./io.ts";

/** Write an answer to standard output; the bytes of a picture or a table only where it takes them. */
export function writePrinted(printed: Printed, format: Format, io: Io): Outcome<undefined> {
  if (typeof printed === "string") io.out(printed);
  else if (io.outBytes) io.outBytes(printed);
  else return fail("not-for-terminal", { value: formOf(format) });
  return succeed(undefined);
}
