import { type CST, Parser } from "yaml";

/** Plain data nest a few deep; the parser's stack ends beyond some hundreds. */
const DEEPEST = 64;

/**
 * Where a YAML text first nests too deep to be parsed; undefined where it does not.
 *
 * Parsing recurses. A text made for it uses up the stack, which no handler catches safely: a regular
 * expression compiled near its end ends the process. Tokens are made without recursion, so that a
 * text can be refused before it is parsed.
 *
 * @returns an offset into the text
 */
export function nestsTooDeepAt(text: string): number | undefined {
  for (const document of new Parser().parse(text)) {
    const open: { readonly token: CST.Token; readonly depth: number }[] = [
      { token: document, depth: 0 },
    ];
    for (let next = open.pop(); next; next = open.pop()) {
      const { token, depth } = next;
      if (depth > DEEPEST) return token.offset;
      for (const inner of childrenOf(token)) open.push({ token: inner, depth: depth + 1 });
    }
  }
  return undefined;
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (!("items" in token)) return [];
  const items: readonly CST.CollectionItem[] = token.items;
  return items.flatMap(({ key, value }) => [key, value].filter((each) => !!each));
}
