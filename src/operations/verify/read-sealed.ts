import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { ruleOfIssue } from "../../base/rule-of-issue.ts";
import { type SealedFile, sealedSchema, textOfSealed } from "../contract/sealed-file.ts";
import type { Difference } from "./result.ts";

/**
 * Read a sealed file.
 *
 * @returns the file, and the first line that is not written as it was; or `bad-seal` with the place
 *   that is no part of such a file
 */
export function readSealed(
  text: string,
): Outcome<{ readonly sealed: SealedFile; readonly torn: readonly Difference[] }> {
  const json = parsed(text);
  if (json === undefined) return fail("not-json", { file: "seal" });
  const read = sealedSchema.safeParse(json);
  if (!read.success) {
    const issue = read.error.issues[0];
    const field = issue?.path.join("/") || "file";
    return fail("bad-seal", { field, ...(issue ? ruleOfIssue(issue) : {}) });
  }
  const [own, given] = [textOfSealed(read.data).split("\n"), text.split("\n")];
  const length = Math.max(own.length, given.length);
  const line = Array.from({ length }).findIndex((_, index) => own[index] !== given[index]);
  const torn =
    line < 0
      ? []
      : [{ where: `line ${line + 1}`, sealed: cut(own[line]), found: cut(given[line]) }];
  return succeed({ sealed: read.data, torn });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Characters of a value that a difference shows. */
const SHOWN = 80;

/** The beginning of a text. */
export const cut = (text = ""): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
