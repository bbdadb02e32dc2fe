/** A number, name or symbol of an expression, or its end. */
export interface Token {
  readonly kind: "number" | "name" | "symbol" | "end";
  readonly text: string;
  readonly offset: number;
}

const TOKEN =
  /\s*(?:(\d+(?:_\d{3})*(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_][A-Za-z0-9_]*(?:\.next\b)?)|(<=|>=|==|!=|[-+*/^()<>,]))/y;

/**
 * Split an expression into tokens, the last of which is its end.
 *
 * @param unknown called with the offset of the first character that begins no token
 */
export function tokenize(text: string, unknown: (offset: number) => never): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match)
      return unknown(from + (text.slice(from).length - text.slice(from).trimStart().length));
    const word = match[1] ?? match[2] ?? match[3]!;
    const kind = match[1] !== undefined ? "number" : match[2] !== undefined ? "name" : "symbol";
    tokens.push({ kind, text: word, offset: TOKEN.lastIndex - word.length });
  }
  tokens.push({ kind: "end", text: "", offset: end });
  return tokens;
}
