import type { Problem } from "../base/outcome.ts";

/**
 * Whether a problem lies in a field of the form: it names the field, or a part of what is in it
 * (`levers.0`), or it quotes the field's text.
 */
export function isRefused(problem: Problem | undefined, name: string, text: string): boolean {
  if (!problem || problem.code === "cancelled") return false;
  const { field, value } = problem.facts;
  if (typeof field === "string" && field !== "") return field.split(/[.[]/)[0] === name;
  return text !== "" && String(value) === text;
}
