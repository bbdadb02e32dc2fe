import type { z } from "zod";
import type { Outcome } from "../base/outcome.ts";
import { type Notation, readBySchema } from "./read-by-schema.ts";
import type { Texts } from "./texts.ts";

/** Read an upstream JSON text by a schema; problems are those of `readBySchema`. */
export const readJson = <Value>(
  texts: Texts,
  file: string,
  schema: z.ZodType<Value>,
): Outcome<Value> => readBySchema(texts, file, schema, json);

const json: Notation = {
  parse: (text) => JSON.parse(text),
  isPage: "html-not-json",
  isBroken: "not-json",
  isOther: "bad-json",
};
