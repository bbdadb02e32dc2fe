import type { z } from "zod";
import type { Outcome } from "../../../outcome.ts";
import type { UpstreamTexts } from "../adapter.ts";
import { type Notation, readBySchema } from "./read-by-schema.ts";

/** Read an upstream JSON text by a schema; problems are those of `readBySchema`. */
export const readJson = <Value>(
  texts: UpstreamTexts,
  file: string,
  schema: z.ZodType<Value>,
): Outcome<Value> => readBySchema(texts, file, schema, json);

const json: Notation = {
  parse: (text) => JSON.parse(text),
  isPage: "html-not-json",
  isBroken: "not-json",
  isOther: "bad-json",
};
