import { parse } from "yaml";
import type { z } from "zod";
import type { Outcome } from "../base/outcome.ts";
import { nestsTooDeepAt } from "../base/yaml-nesting.ts";
import { type Notation, readBySchema } from "./read-by-schema.ts";
import type { Texts } from "./texts.ts";

/**
 * Read an upstream YAML text by a schema; problems are those of `readBySchema`. Dates stay texts,
 * so no time zone can shift them.
 */
export const readYaml = <Value>(
  texts: Texts,
  file: string,
  schema: z.ZodType<Value>,
): Outcome<Value> => readBySchema(texts, file, schema, yaml);

const yaml: Notation = {
  parse: (text) => {
    if (nestsTooDeepAt(text) !== undefined) throw new Error("nested too deep");
    return parse(text, { schema: "core" });
  },
  isPage: "html-not-yaml",
  isBroken: "not-yaml",
  isOther: "bad-yaml",
};
