import { stringOf } from "../syntax.ts";
import type { WordSet } from "../word-sets.ts";
import { type Change, type FindChanges, replace, type Subject } from "./change.ts";

/** A verdict for another: the next word of the set that it is one of. */
export const verdicts: FindChanges = (subject) => otherWord(subject, ({ verdict }) => verdict);

/** Any other word of a set, such as a direction, for the next. */
export const words: FindChanges = (subject) => otherWord(subject, ({ verdict }) => !verdict);

function otherWord(
  { node, parents, words }: Subject,
  wanted: (set: WordSet) => boolean,
): readonly Change[] {
  const word = node.type === "Literal" ? stringOf(node) : undefined;
  if (word === undefined || parents[0]?.type === "ArrayExpression") return [];
  const set = words.setOf(word);
  if (!set || !wanted(set)) return [];
  const next = set.members[(set.members.indexOf(word) + 1) % set.members.length] as string;
  return [replace(node, JSON.stringify(next))];
}
