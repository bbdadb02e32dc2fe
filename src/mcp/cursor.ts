import { createHash } from "node:crypto";
import { z } from "zod";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { sortKeys } from "../base/sort-keys.ts";

/** Where a long answer goes on. It is complete in itself: the server remembers nothing. */
export interface Cursor {
  /** Digest of the question, so that a cursor is not used with another one. */
  readonly question: string;
  /** Day on which the question was first asked, so that midnight does not change the answer. */
  readonly today: string;
  /** First entry of the result on the next page. */
  readonly entry: number;
  /** First line of the text on the next page. */
  readonly line: number;
}

const cursorSchema = z.strictObject({
  question: z.string(),
  today: z.iso.date(),
  entry: z.number().int().min(0),
  line: z.number().int().min(0),
});

/** Digest of an operation with its input in a language. */
export const questionDigest = (operation: string, input: unknown, language: string): string =>
  createHash("sha256")
    .update(JSON.stringify([operation, input, language], (_, value) => sortKeys(value)))
    .digest("hex")
    .slice(0, 16);

export const writeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString("base64url");

/**
 * Read a cursor that must belong to a question, first asked on a day up to this one: whoever writes
 * cursors of his own sees nothing that the question alone does not show.
 */
export function readCursor(text: unknown, question: string, today: string): Outcome<Cursor> {
  const problem = fail("bad-cursor", { value: String(text).slice(0, 60) });
  try {
    const json: unknown = JSON.parse(Buffer.from(String(text), "base64url").toString("utf8"));
    const cursor = cursorSchema.safeParse(json);
    const fits = cursor.success && cursor.data.question === question && cursor.data.today <= today;
    return fits ? succeed(cursor.data) : problem;
  } catch {
    return problem;
  }
}
