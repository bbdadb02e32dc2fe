import type { Place, Source } from "../syntax.ts";
import type { WordSets } from "../word-sets.ts";

/** A stretch of a file's text that is replaced. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** What a kind of mutation looks at. */
export interface Subject extends Place {
  readonly source: Source;
  readonly words: WordSets;
}

/** A kind of mutation: the changes it makes at a node. */
export type FindChanges = (subject: Subject) => readonly Change[];

/** Replace a node. */
export const replace = (
  node: { readonly start: number; readonly end: number },
  replacement: string,
): Change => ({ start: node.start, end: node.end, replacement });

/** Replace the operator that stands between two nodes. */
export function replaceBetween(
  { text }: Source,
  left: { readonly end: number },
  operator: string,
  replacement: string,
): Change {
  const start = text.indexOf(operator, left.end);
  return { start, end: start + operator.length, replacement };
}
