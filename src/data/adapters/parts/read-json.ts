import type { z } from "zod";
import { fail, type Outcome, succeed } from "../../../outcome.ts";
import type { UpstreamTexts } from "../adapter.ts";

/**
 * Read an upstream JSON text by a schema.
 *
 * @returns the value, or a problem that names the file and, for a wrong shape, the field and rule
 */
export function readJson<Value>(
  texts: UpstreamTexts,
  file: string,
  schema: z.ZodType<Value>,
): Outcome<Value> {
  const text = texts.get(file);
  if (text === undefined) return fail("missing-file", { file });
  if (/^\s*</.test(text)) return fail("html-not-json", { file });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return fail("not-json", { file });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return succeed(parsed.data);
  const issue = parsed.error.issues[0];
  return fail("bad-json", {
    file,
    field: issue?.path.join(".") ?? "",
    rule: issue?.message ?? "",
  });
}
