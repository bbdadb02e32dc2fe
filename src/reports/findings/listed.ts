import type { Translate } from "../../i18n/translate.ts";

/** A clause that begins a sentence. */
export const begun = (clause: string): string =>
  `${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}`;

/** Clauses as a list in a sentence: "a, b and c". */
export function listed(clauses: readonly string[], t: Translate): string {
  const [last = "", ...before] = clauses.toReversed();
  if (before.length === 0) return last;
  return t("finding.list", { first: before.toReversed().join(t("finding.list.comma")), last });
}
