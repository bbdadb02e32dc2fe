import { isNode, LineCounter } from "yaml";
import type { z } from "zod";
import type { Outcome } from "../base/outcome.ts";
import { isParsed, parseYaml } from "../base/yaml-document.ts";
import { type Notation, readBySchema } from "./read-by-schema.ts";
import type { Texts } from "./texts.ts";

/**
 * Read a YAML text by a schema; problems are those of `readBySchema`, with the line. Dates stay
 * texts, so no time zone can shift them.
 */
export const readYaml = <Value>(
  texts: Texts,
  file: string,
  schema: z.ZodType<Value>,
): Outcome<Value> => readBySchema(texts, file, schema, yaml);

const yaml: Notation = {
  parse: (text) => {
    const parsed = parseYaml(text);
    if (!isParsed(parsed)) throw new Error(parsed.rule);
    return parsed.document.toJS();
  },
  lineOf,
  faultOf,
  isPage: "html-not-yaml",
  isBroken: "not-yaml",
  isOther: "bad-yaml-field",
};

function faultOf(text: string): { readonly line: number; readonly rule: string } {
  const lineCounter = new LineCounter();
  const parsed = parseYaml(text, lineCounter.addNewLine);
  // What can be parsed but not be a value has an alias of nothing, or too many of them.
  if (isParsed(parsed)) return { line: 1, rule: "aliases are not allowed" };
  const { kind, offset, rule } = parsed;
  const { line } = lineCounter.linePos(offset);
  return { line, rule: kind === "too-deep" ? `nested deeper than ${rule}` : rule };
}

function lineOf(text: string, path: readonly PropertyKey[]): number | undefined {
  const lineCounter = new LineCounter();
  const parsed = parseYaml(text, lineCounter.addNewLine);
  if (!isParsed(parsed)) return undefined;
  const { document } = parsed;
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lineCounter.linePos(node.range[0]).line;
  }
  return undefined;
}
