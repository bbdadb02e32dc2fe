import type { z } from "zod";

/** The rule that an input breaks, as facts of a problem. */
export interface BrokenRule {
  /** In signs (`≥ 1`, `on-demand | 1-year`), or the key of a message (`rule.date`). */
  readonly rule: string;
  /** For messages about a length, what it must be, in signs. */
  readonly bound?: string;
}

/**
 * The rule that an issue of the schema library is about: a bound in signs, the values allowed, or a
 * message of ours. Sentences of the library are in one language and name the rule by halves.
 */
export function ruleOfIssue(issue: z.core.$ZodIssue): BrokenRule {
  if (issue.message.startsWith("rule.")) return { rule: issue.message };
  switch (issue.code) {
    case "too_small":
      return bounded(issue.origin, `${issue.inclusive ? "≥" : ">"} ${issue.minimum}`);
    case "too_big":
      return bounded(issue.origin, `${issue.inclusive ? "≤" : "<"} ${issue.maximum}`);
    case "invalid_value":
      return { rule: issue.values.map(String).join(" | ") };
    case "invalid_type":
      return { rule: `rule.type.${issue.expected}` };
    case "invalid_union":
      return { rule: "rule.union" };
    case "unrecognized_keys":
      return { rule: "rule.unknown-field" };
    default:
      return { rule: issue.message };
  }
}

const bounded = (origin: string, bound: string): BrokenRule =>
  origin === "number" || origin === "int" ? { rule: bound } : { rule: "rule.length", bound };
