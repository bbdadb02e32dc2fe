import type { z } from "zod";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { Texts } from "./texts.ts";

/** How a notation is parsed, and the codes of what can be wrong with a text of it. */
export interface Notation {
  /** Throws when the text breaks the notation. */
  parse(text: string): unknown;
  readonly isPage: string;
  readonly isBroken: string;
  readonly isOther: string;
}

/**
 * Read an upstream text of some notation by a schema.
 *
 * @returns the value, or a problem that names the file and, for a wrong shape, where (`row` is the
 *   path to the record, `column` its field), rule and value
 */
export function readBySchema<Value>(
  texts: Texts,
  file: string,
  schema: z.ZodType<Value>,
  notation: Notation,
): Outcome<Value> {
  const text = texts.get(file);
  if (text === undefined) return fail("missing-file", { file });
  if (/^\s*</.test(text)) return fail(notation.isPage, { file });
  let value: unknown;
  try {
    value = notation.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return fail(notation.isBroken, { file });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return succeed(parsed.data);
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  const row = path.slice(0, -1).join(".");
  const column = String(path.at(-1) ?? "");
  const rule = issue?.message ?? "";
  return fail(notation.isOther, { file, row, column, rule, value: printed(valueAt(value, path)) });
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
    value,
  );

const printed = (value: unknown): string => (JSON.stringify(value) ?? "absent").slice(0, 80);
