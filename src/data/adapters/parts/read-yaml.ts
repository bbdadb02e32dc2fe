import { parse } from "yaml";
import type { z } from "zod";
import { fail, type Outcome, succeed } from "../../../outcome.ts";
import type { UpstreamTexts } from "../adapter.ts";

/**
 * Read an upstream YAML text by a schema. Dates stay texts, so no time zone can shift them.
 *
 * @returns the value, or a problem that names the file and, for a wrong shape, where, rule and value
 */
export function readYaml<Value>(
  texts: UpstreamTexts,
  file: string,
  schema: z.ZodType<Value>,
): Outcome<Value> {
  const text = texts.get(file);
  if (text === undefined) return fail("missing-file", { file });
  if (/^\s*</.test(text)) return fail("html-not-yaml", { file });
  let value: unknown;
  try {
    value = parse(text.replace(/^\uFEFF/, ""), { schema: "core" });
  } catch {
    return fail("not-yaml", { file });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return succeed(parsed.data);
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  const row = path.slice(0, -1).join(".");
  const column = String(path.at(-1) ?? "");
  const rule = issue?.message ?? "";
  return fail("bad-yaml", { file, row, column, rule, value: printed(valueAt(value, path)) });
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
    value,
  );

const printed = (value: unknown): string => (JSON.stringify(value) ?? "absent").slice(0, 80);
