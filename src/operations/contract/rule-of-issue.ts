import type { z } from "zod";
import { isMessageKey, type Language, translate } from "../../i18n/translate.ts";

/**
 * The rule that an input breaks, in the reader's language: a bound in signs (`≥ 1`), the values
 * allowed (`on-demand | 1-year`), the kind of value, or else a message of ours or of the schema
 * library.
 */
export function ruleOfIssue(issue: z.core.$ZodIssue, language: Language): string {
  if (isMessageKey(issue.message)) return translate(language, issue.message);
  if (issue.code === "too_small" && isOfNumbers(issue.origin)) {
    return `${issue.inclusive ? "≥" : ">"} ${issue.minimum}`;
  }
  if (issue.code === "too_big" && isOfNumbers(issue.origin)) {
    return `${issue.inclusive ? "≤" : "<"} ${issue.maximum}`;
  }
  if (issue.code === "invalid_value") return issue.values.map(String).join(" | ");
  const key = issue.code === "invalid_type" ? `rule.type.${issue.expected}` : "";
  return isMessageKey(key) ? translate(language, key) : issue.message;
}

const isOfNumbers = (origin: string): boolean => origin === "number" || origin === "int";
