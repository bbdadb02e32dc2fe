import type { Node, Source } from "./syntax.ts";
import { bare, stringOf } from "./syntax.ts";

/** Words of which a value is one, such as the verdicts on a claim. */
export interface WordSet {
  /** Name of the type, property, parameter or list that declares it. */
  readonly name: string;
  readonly members: readonly string[];
  /** Whether the words are findings: what an answer concludes or why. */
  readonly verdict: boolean;
}

/** The sets that a file uses. */
export interface WordSets {
  /** The set that a word of the file belongs to, a set of verdicts before others. */
  setOf(word: string): WordSet | undefined;
}

const verdictName = /verdict|status|reason|choice/i;

/** Every set of words that a file declares. */
export function wordSetsIn({ program }: Source): readonly WordSet[] {
  const sets: WordSet[] = [];
  const visit = (node: Node): void => {
    const set = declaredBy(node);
    if (set && set.members.length > 1) {
      sets.push({ ...set, verdict: verdictName.test(set.name) });
    }
    for (const child of children(node)) visit(child);
  };
  visit(program);
  return sets;
}

/** Look a word up in sets, the nearest declarations first. */
export const wordSetsOf = (sets: readonly WordSet[]): WordSets => ({
  setOf: (word) => {
    const holding = sets.filter(({ members }) => members.includes(word));
    return holding.find(({ verdict }) => verdict) ?? holding[0];
  },
});

function declaredBy(node: Node): Omit<WordSet, "verdict"> | undefined {
  if (node.type === "TSTypeAliasDeclaration") {
    return { name: node.id.name, members: wordsOfType(node.typeAnnotation) };
  }
  if (node.type === "TSPropertySignature" && node.key.type === "Identifier") {
    const type = node.typeAnnotation?.typeAnnotation;
    return type && { name: node.key.name, members: wordsOfType(type) };
  }
  if (node.type === "Identifier" && node.typeAnnotation) {
    return { name: node.name, members: wordsOfType(node.typeAnnotation.typeAnnotation) };
  }
  if (node.type === "VariableDeclarator" && node.id.type === "Identifier" && node.init) {
    const list = bare(node.init);
    if (list.type !== "ArrayExpression") return undefined;
    const members = list.elements.map((each) => each && stringOf(each));
    const all = members.every((each) => typeof each === "string");
    return all ? { name: node.id.name, members: members as string[] } : undefined;
  }
  return undefined;
}

/** Texts of a union of texts; none when it holds anything else. */
function wordsOfType(type: Node): readonly string[] {
  if (type.type !== "TSUnionType") return [];
  const kept = type.types.filter(({ type }) => type !== "TSUndefinedKeyword");
  const members = kept.map((each) =>
    each.type === "TSLiteralType" && each.literal.type === "Literal"
      ? each.literal.value
      : undefined,
  );
  return members.every((each) => typeof each === "string") ? (members as string[]) : [];
}

const children = (node: Node): readonly Node[] =>
  Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(
      (value): value is Node => typeof value === "object" && value !== null && "type" in value,
    );
