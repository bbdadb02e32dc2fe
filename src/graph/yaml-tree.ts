import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { nestsTooDeepAt } from "../base/yaml-nesting.ts";
import type { Position } from "./expression.ts";

/** A YAML document reduced to what a model needs: texts, lists and mappings with their places. */
export type YamlNode =
  | { readonly kind: "text"; readonly text: string; readonly at: Position }
  | { readonly kind: "list"; readonly items: readonly YamlNode[]; readonly at: Position }
  | YamlMap;

/** A mapping, in the order of the file; keys are unique. */
export interface YamlMap {
  readonly kind: "map";
  readonly entries: readonly {
    readonly key: string;
    readonly at: Position;
    readonly value: YamlNode;
  }[];
  readonly at: Position;
}

const MAX_NESTING = 8;
const NESTED_TOO_DEEP = `nested deeper than ${MAX_NESTING}`;

/**
 * Read one YAML document of plain data. Numbers stay texts, so `1e6` and `5 to 10` are read by one
 * parser. Aliases, tags and several documents are refused: a model means what it says where it
 * says it.
 *
 * @returns the tree, or problem `bad-yaml` with `line`, `column` and `rule`
 */
export function readYaml(text: string): Outcome<YamlNode> {
  const lines = new LineCounter();
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const tooDeep = nestsTooDeepAt(text);
  if (tooDeep !== undefined) {
    return fail("bad-yaml", { ...placeIn(text, tooDeep), rule: NESTED_TOO_DEEP });
  }
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error" });
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const rule = error.message.split(/ at line | \(\d+:\d+\)|\n/)[0] ?? error.code;
    return fail("bad-yaml", { ...place(error.pos[0]), rule });
  }
  return convert(document.contents, { at: { line: 1, column: 1 }, place, depth: 0 });
}

/** Line and column of an offset, both from 1. */
function placeIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

interface Context {
  /** Where the enclosing node stands, for nodes without a place. */
  readonly at: Position;
  readonly place: (offset: number) => Position;
  readonly depth: number;
}

function convert(node: unknown, context: Context): Outcome<YamlNode> {
  const at = placeOf(node, context);
  if (node === null || node === undefined) return succeed({ kind: "text", text: "", at });
  if (isAlias(node)) return fail("bad-yaml", { ...at, rule: "aliases are not allowed" });
  if (context.depth > MAX_NESTING) {
    return fail("bad-yaml", { ...at, rule: NESTED_TOO_DEEP });
  }
  const inner = { ...context, at, depth: context.depth + 1 };
  if (isScalar(node))
    return succeed({ kind: "text", text: scalarText(node), at: startOf(node, at) });
  if (isSeq(node)) {
    const items: YamlNode[] = [];
    for (const item of node.items) {
      const converted = convert(item, inner);
      if (!converted.ok) return converted;
      items.push(converted.value);
    }
    return succeed({ kind: "list", items, at });
  }
  if (isMap(node)) return convertMap(node.items, inner);
  return fail("bad-yaml", { ...at, rule: "must be a text, a list or a mapping" });
}

function convertMap(
  pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  context: Context,
): Outcome<YamlNode> {
  const entries: YamlMap["entries"][number][] = [];
  for (const { key, value } of pairs) {
    const name = convert(key, context);
    if (!name.ok) return name;
    if (name.value.kind !== "text") {
      return fail("bad-yaml", { ...name.value.at, rule: "a key must be a text" });
    }
    const content = convert(value, { ...context, at: name.value.at });
    if (!content.ok) return content;
    entries.push({ key: name.value.text, at: name.value.at, value: content.value });
  }
  return succeed({ kind: "map", entries, at: context.at });
}

const scalarText = (scalar: { readonly value: unknown; source?: string }): string =>
  typeof scalar.value === "string" ? scalar.value : (scalar.source ?? "");

function placeOf(node: unknown, { at, place }: Context): Position {
  const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
  return range?.[0] === undefined ? at : place(range[0]);
}

/** Where the first character of a scalar's text stands: after its quote, below its `|`. */
function startOf(scalar: { readonly type?: string | undefined }, at: Position): Position {
  if (scalar.type === "QUOTE_DOUBLE" || scalar.type === "QUOTE_SINGLE") {
    return { line: at.line, column: at.column + 1 };
  }
  if (scalar.type === "BLOCK_LITERAL" || scalar.type === "BLOCK_FOLDED") {
    return { line: at.line + 1, column: 1 };
  }
  return at;
}
