import { type CST, Parser } from "yaml";

/** Plain data nests a few levels deep; the parser runs out of stack at a few hundred. */
const DEEPEST = 64;

/**
 * Where a YAML text first nests too deeply to be parsed; undefined where it never does.
 *
 * The parser recurses, so a hostile text can exhaust the stack, and that cannot be caught safely:
 * compiling a regular expression near the end of the stack kills the process. Tokenizing does not
 * recurse, so the text can be refused before it is parsed.
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
