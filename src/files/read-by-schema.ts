import type { z } from "zod";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { ruleOfIssue } from "../base/rule-of-issue.ts";
import type { Texts } from "./texts.ts";

/** How a notation is parsed, and the codes of what can be wrong with a text of it. */
export interface Notation {
  /** Throws when the text breaks the notation. */
  parse(text: string): unknown;
  /** Line of the deepest value on a path that is there; for notations that people write by hand. */
  lineOf?(text: string, path: readonly PropertyKey[]): number | undefined;
  /** Where and by which rule a text breaks the notation, if its parser tells. */
  faultOf?(text: string): { readonly line: number; readonly rule: string } | undefined;
  readonly isPage: string;
  readonly isBroken: string;
  readonly isOther: string;
}

/**
 * Read an upstream text of some notation by a schema.
 *
 * @returns the value, or a problem that names the file, of a broken notation line and rule where its
 *   parser tells them, and for a wrong shape where (`row` is the
 *   path to a record within, `column` its field, `line` where the notation tells it), rule and value
 */
export function readBySchema<Value>(
  texts: Texts,
  file: string,
  schema: z.ZodType<Value>,
  notation: Notation,
): Outcome<Value> {
  const source = texts.get(file);
  if (source === undefined) return fail("missing-file", { file });
  if (/^\s*</.test(source)) return fail(notation.isPage, { file });
  const text = source.replace(/^\uFEFF/, "");
  let value: unknown;
  try {
    value = notation.parse(text);
  } catch {
    return fail(notation.isBroken, { file, ...notation.faultOf?.(text) });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return succeed(parsed.data);
  const issue = parsed.error.issues[0];
  const path = issue ? placeOf(issue) : [];
  const line = notation.lineOf?.(text, path);
  return fail(notation.isOther, {
    file,
    ...(path.length > 1 ? { row: path.slice(0, -1).join(".") } : {}),
    ...(line === undefined ? {} : { line }),
    column: String(path.at(-1) ?? ""),
    ...(issue ? ruleOfIssue(issue) : {}),
    value: printed(valueAt(value, path)),
  });
}

/** The field that breaks a rule: of a record with a field too many, that field. */
const placeOf = (issue: z.core.$ZodIssue): readonly PropertyKey[] =>
  issue.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
    value,
  );

const printed = (value: unknown): string => (JSON.stringify(value) ?? "value.absent").slice(0, 80);
