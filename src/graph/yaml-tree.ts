import { isAlias, isMap, isScalar, isSeq, LineCounter } from "yaml";
import { modelLimits } from "../base/limits.ts";
import { attempt, fail, type Outcome, stop } from "../base/outcome.ts";
import { isParsed, parseYaml } from "../base/yaml-document.ts";
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

const NESTED_TOO_DEEP = `nested deeper than ${modelLimits.nesting}`;

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
  const parsed = parseModelText(text, lines.addNewLine);
  const fault = isParsed(parsed) ? parsed.warning : parsed;
  if (!isParsed(parsed) || fault) {
    const rule = fault?.kind === "too-deep" ? NESTED_TOO_DEEP : fault?.rule;
    return fail("bad-yaml", { ...place(fault?.offset ?? 0), rule: rule ?? "" });
  }
  const start = { at: { line: 1, column: 1 }, place, depth: 0 };
  return attempt(() => convert(parsed.document.contents, start));
}

/** The YAML document of a model's text, as {@link parseYaml} gives it. */
export const parseModelText: typeof parseYaml = (text, onNewLine) =>
  parseYaml(withEqualSigns(text), onNewLine);

/**
 * The text with `=` for the colon after an argument's name, as in `price: lognormal(p10: 5, p90: 10)`:
 * a colon and a space would begin a mapping of YAML. Every character keeps its place.
 */
function withEqualSigns(text: string): string {
  let depth = 0;
  let quote: string | undefined;
  let written = "";
  for (let index = 0; index < text.length; index++) {
    const sign = text[index]!;
    const begins = /[\s:,[{(]/.test(text[index - 1] ?? "\n");
    if (sign === "\n") [depth, quote] = [0, undefined];
    else if (quote !== undefined) quote = sign === quote ? undefined : quote;
    else if ((sign === '"' || sign === "'") && begins) quote = sign;
    else if (sign === "#" && /\s/.test(text[index - 1] ?? "\n")) depth = Number.NEGATIVE_INFINITY;
    else if (sign === "(") depth++;
    else if (sign === ")") depth--;
    const isName = sign === ":" && depth > 0 && quote === undefined;
    written += isName && /[A-Za-z0-9_]/.test(text[index - 1] ?? "") ? "=" : sign;
  }
  return written;
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
  if (context.depth > modelLimits.nesting) stop("bad-yaml", { ...at, rule: NESTED_TOO_DEEP });
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
