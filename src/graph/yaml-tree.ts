import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { attempt, fail, type Outcome, stop } from "../base/outcome.ts";
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
 * Read one YAML document of plain data. Numbers stay texts, so that one parser reads `1e6` and `5
 * to 10`. Aliases, tags and several documents are refused: a model must mean what it says where it
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
  const start = { at: { line: 1, column: 1 }, place, depth: 0 };
  return attempt(() => convert(document.contents, start));
}

/** Line and column of an offset, both from 1. */
function placeIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

interface Context {
  /** Position of the enclosing node, for nodes that have none. */
  readonly at: Position;
  readonly place: (offset: number) => Position;
  readonly depth: number;
}

function convert(node: unknown, context: Context): YamlNode {
  const at = placeOf(node, context);
  if (node === null || node === undefined) return { kind: "text", text: "", at };
  if (isAlias(node)) return stop("bad-yaml", { ...at, rule: "aliases are not allowed" });
  if (context.depth > MAX_NESTING) stop("bad-yaml", { ...at, rule: NESTED_TOO_DEEP });
  const inner = { ...context, at, depth: context.depth + 1 };
  if (isScalar(node)) return { kind: "text", text: scalarText(node), at: startOf(node, at) };
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item, inner));
    return { kind: "list", items, at };
  }
  if (isMap(node)) return convertMap(node.items, inner);
  return stop("bad-yaml", { ...at, rule: "must be a text, a list or a mapping" });
}

function convertMap(
  pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  context: Context,
): YamlMap {
  const entries = pairs.map(({ key, value }) => {
    const name = convert(key, context);
    if (name.kind !== "text") {
      return stop("bad-yaml", { ...name.at, rule: "a key must be a text" });
    }
    return { key: name.text, at: name.at, value: convert(value, { ...context, at: name.at }) };
  });
  return { kind: "map", entries, at: context.at };
}

const scalarText = (scalar: { readonly value: unknown; source?: string }): string =>
  typeof scalar.value === "string" ? scalar.value : (scalar.source ?? "");

function placeOf(node: unknown, { at, place }: Context): Position {
  const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
  return range?.[0] === undefined ? at : place(range[0]);
}

/** Where the first character of a scalar's text is: after its quote, or below its `|`. */
function startOf(scalar: { readonly type?: string | undefined }, at: Position): Position {
  if (scalar.type === "QUOTE_DOUBLE" || scalar.type === "QUOTE_SINGLE") {
    return { line: at.line, column: at.column + 1 };
  }
  if (scalar.type === "BLOCK_LITERAL" || scalar.type === "BLOCK_FOLDED") {
    return { line: at.line + 1, column: 1 };
  }
  return at;
}
