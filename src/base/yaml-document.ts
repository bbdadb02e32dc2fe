import { Composer, type CST, type Document, isScalar, Parser, visit } from "yaml";

/** Why a text is no YAML, at an offset into it. */
export interface YamlFault {
  readonly kind: "syntax" | "too-deep";
  readonly offset: number;
  /** In the words of the parser. */
  readonly rule: string;
}

/** A document, and the first thing that is odd about it. */
export interface ParsedYaml {
  readonly document: Document.Parsed;
  readonly warning: YamlFault | undefined;
}

/** Plain data nests a few levels deep; the parser runs out of stack at a few hundred. */
const DEEPEST = 64;

/**
 * Parse one YAML document, as far as its first fault, in time that grows as the text does.
 *
 * The library goes on after a fault and describes each with its lines, and compares each key of a
 * mapping with all others: a megabyte of quotes took minutes. And it recurses, so a hostile text
 * can exhaust the stack, which cannot be caught safely: compiling a regular expression near the end
 * of the stack kills the process. Tokenizing does not recurse, so depth is measured before.
 *
 * @param onNewLine told of the offset of every line
 */
export function parseYaml(
  text: string,
  onNewLine?: (offset: number) => void,
): ParsedYaml | YamlFault {
  let warning: YamlFault | undefined;
  let first: YamlFault | undefined;
  const composer = new Composer({ schema: "core", uniqueKeys: false });
  const onError: OnError = (source, _, rule, isWarning) => {
    const fault = { kind: "syntax", offset: offsetOf(source), rule } as const;
    if (isWarning) warning ??= fault;
    else {
      // The composer catches what is thrown within a collection and reports that in turn.
      first ??= fault;
      throw new Stopped(first);
    }
  };
  // The composer hands its own collector to all that it calls.
  Object.assign(composer, { onError });
  const documents: Document.Parsed[] = [];
  const compose = (found: Iterable<Document.Parsed>): void => {
    for (const document of found) {
      if (documents.length > 0) onError(document.range[0], "MULTIPLE_DOCS", "only one document");
      documents.push(document);
    }
  };
  try {
    for (const token of new Parser(onNewLine).parse(text)) {
      if (token.type === "error") onError(token.offset, "", token.message);
      refuseDepth(token);
      compose(composer.next(token));
    }
    compose(composer.end(true, text.length));
    const [document] = documents;
    if (!document) throw new Error("a forced document is missing");
    for (const error of document.errors) onError(error.pos[0], error.code, error.message);
    refuseSameKeys(document);
    return { document, warning };
  } catch (error) {
    if (error instanceof Stopped) return error.fault;
    throw error;
  }
}

type OnError = (
  source: number | readonly number[] | { readonly offset: number },
  code: string,
  rule: string,
  isWarning?: boolean,
) => void;

class Stopped extends Error {
  readonly fault: YamlFault;
  constructor(fault: YamlFault) {
    super(fault.rule);
    this.fault = fault;
  }
}

function offsetOf(source: Parameters<OnError>[0]): number {
  if (typeof source === "number") return source;
  return "offset" in source ? source.offset : (source[0] ?? 0);
}

function refuseDepth(document: CST.Token): void {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [
    { token: document, depth: 0 },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) {
      throw new Stopped({ kind: "too-deep", offset: token.offset, rule: `${DEEPEST}` });
    }
    for (const inner of childrenOf(token)) open.push({ token: inner, depth: depth + 1 });
  }
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (!("items" in token)) return [];
  const items: readonly CST.CollectionItem[] = token.items;
  return items.flatMap(({ key, value }) => [key, value].filter((each) => !!each));
}

function refuseSameKeys(document: Document.Parsed): void {
  visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          throw new Stopped({
            kind: "syntax",
            offset: key.range?.[0] ?? 0,
            rule: "Map keys must be unique",
          });
        }
        seen.add(key.value);
      }
    },
  });
}

/** Whether a text could be parsed. */
export const isParsed = (result: ParsedYaml | YamlFault): result is ParsedYaml =>
  "document" in result;
