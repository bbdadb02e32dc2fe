import { en } from "./en.ts";
import type { Language } from "./languages.ts";
import { zh } from "./zh.ts";
import { clauseInChinese } from "./zh-clauses.ts";

export { type Language, languages } from "./languages.ts";

/** Key of a message. */
export type MessageKey = keyof typeof en;

/** Values for the `{placeholders}` of a message. */
export type MessageFacts = Readonly<Record<string, string | number>>;

/** A translator bound to one language. */
export type Translate = (key: MessageKey, facts?: MessageFacts) => string;

const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, zh };

/** Message in a language, with its placeholders filled; a placeholder without a fact stays. */
export function translate(language: Language, key: MessageKey, facts: MessageFacts = {}): string {
  return catalogues[language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(facts[name] ?? whole),
  );
}

/** A translator for one language. */
export const translator =
  (language: Language): Translate =>
  (key, facts) =>
    translate(language, key, facts);

/** Whether a text made at run time, such as `trend.${id}.title`, is the key of a message. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(en, key);

/**
 * The facts of a problem as they are told: its rule may be the key of a message, and a value that
 * cannot be seen stands in quotes.
 */
export function spokenFacts(language: Language, facts: MessageFacts): MessageFacts {
  const { rule, value } = facts;
  return {
    ...facts,
    ...(typeof rule === "string" ? { rule: spokenRule(language, rule, facts) } : {}),
    ...(typeof value === "string" ? { value: spokenValue(language, value) } : {}),
  };
}

/** A value that is absent is the key of a word; one that cannot be seen stands in quotes. */
function spokenValue(language: Language, value: string): string {
  if (value.startsWith("value.") && isMessageKey(value)) return translate(language, value);
  return value.trim() === "" ? JSON.stringify(value) : value;
}

const spokenRule = (language: Language, rule: string, facts: MessageFacts): string =>
  isMessageKey(rule)
    ? translate(language, rule, facts)
    : language === "zh"
      ? clauseInChinese(rule)
      : rule;

/**
 * The sentence for a problem. Codes without a message of their own are a bug that a test catches;
 * the facts are then shown as they are.
 */
export function describeProblem(
  language: Language,
  problem: { readonly code: string; readonly facts: MessageFacts },
): string {
  const key = `problem.${problem.code}`;
  const message = isMessageKey(key)
    ? translate(language, key, spokenFacts(language, problem.facts))
    : `${problem.code}: ${JSON.stringify(problem.facts)}`;
  return [placeOf(language, problem.facts), message].filter((part) => part !== "").join(": ");
}

/** A row has a number, or it is a record by its name or by the path to it. */
const placeKey = (name: "file" | "row" | "line" | "column", { row }: MessageFacts): MessageKey =>
  name === "row" && !/^\d+$/.test(String(row)) ? "place.record" : `place.${name}`;

function placeOf(language: Language, facts: MessageFacts): string {
  const parts = (["file", "row", "line", "column"] as const)
    .filter((name) => facts[name] !== undefined)
    .map((name) => translate(language, placeKey(name, facts), facts));
  return parts.join(language === "zh" ? "，" : ", ");
}
