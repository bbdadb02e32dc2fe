import { isMessageKey, languages, type Translate, translator } from "../i18n/translate.ts";
import type { Operation } from "../operations/contract/operation.ts";
import type { JsonSchema } from "../operations/contract/operation-schemas.ts";
import { operations } from "../operations/index.ts";
import { toolSchemaOf } from "./tool-schema.ts";

/** An operation as a caller learns of it. */
export interface FoundOperation {
  readonly name: string;
  readonly description: string;
  /** With the best matches only; the others are found by their name. */
  readonly inputSchema?: JsonSchema;
  readonly example?: Readonly<Record<string, unknown>>;
}

/** Matches that come with what they take: a choice between few, at some 2 kB each. */
const WITH_SCHEMA = 3;

/**
 * The operations that words are about, best first; all of them, without what they take, where there
 * are no words or none that any operation is about.
 */
export function findOperations(words: string, translate: Translate): readonly FoundOperation[] {
  const wanted = wordsOf(words);
  const exact = operations.filter(({ name }) => name === words.trim().toLowerCase());
  const found = operations
    .map((operation) => ({ operation, score: scoreOf(operation, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ operation }) => operation);
  const best = exact.length > 0 ? exact : found;
  if (best.length === 0) return operations.map((one) => brief(one, translate));
  return best.map((operation, place) =>
    place < WITH_SCHEMA ? inFull(operation, translate) : brief(operation, translate),
  );
}

/** What an operation does, in a sentence. */
export function summaryOf({ name }: Operation, translate: Translate): string {
  const key = `operation.${name}`;
  return isMessageKey(key) ? translate(key) : name.replaceAll("-", " ");
}

const brief = (operation: Operation, translate: Translate): FoundOperation => ({
  name: operation.name,
  description: summaryOf(operation, translate),
});

function inFull(operation: Operation, translate: Translate): FoundOperation {
  const [example] = operation.examples;
  return {
    ...brief(operation, translate),
    inputSchema: toolSchemaOf(operation, translate),
    ...(example ? { example } : {}),
  };
}

/** Where a word may stand, from what an operation is called to what one of its fields is. */
interface Vocabulary {
  readonly name: ReadonlySet<string>;
  readonly summary: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
}

const vocabularies = new Map<Operation, Vocabulary>();

/** The words of an operation in all languages: a caller may think in another than it reads. */
function vocabularyOf(operation: Operation): Vocabulary {
  const known = vocabularies.get(operation);
  if (known) return known;
  const translators = languages.map(translator);
  const fields = translators.flatMap((translate) =>
    Object.entries(toolSchemaOf(operation, translate)["properties"] as Record<string, JsonSchema>),
  );
  const made = {
    name: new Set(wordsOf(operation.name)),
    summary: new Set(translators.flatMap((translate) => wordsOf(summaryOf(operation, translate)))),
    fields: new Set(
      fields.flatMap(([name, { description = "" }]) => wordsOf(`${name} ${description}`)),
    ),
  };
  vocabularies.set(operation, made);
  return made;
}

function scoreOf(operation: Operation, wanted: readonly string[]): number {
  const { name, summary, fields } = vocabularyOf(operation);
  const scoreOfWord = (word: string) =>
    name.has(word) ? 10 : summary.has(word) ? 4 : fields.has(word) ? 1 : 0;
  return wanted.reduce((sum, word) => sum + scoreOfWord(word), 0);
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Words in lower case, of either language, without what ends their plural; `a`, `of` left out. */
const wordsOf = (text: string): readonly string[] => [
  ...new Set(
    [...segmenter.segment(text.replaceAll(/[-_]/g, " "))]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ segment }) => segment.toLowerCase())
      .filter((word) => !fillers.has(word))
      .map((word) => word.replace(/(?<=[a-z]{3})(?:es|s)$/, "")),
  ),
];

const fillers = new Set(
  "a an and are as at by do does for from how i in is it its me much of on one or than that the their there to was what when where which who will with 的 了 和 与 是 在 每 各 及 或 什么 多少 如何 怎么 哪些".split(
    " ",
  ),
);
