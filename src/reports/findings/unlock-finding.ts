import type { Translate } from "../../i18n/translate.ts";
import { type Finding, statisticsOf } from "./finding.ts";

/** An application as far as it is told; its date and what is met last are in words. */
export interface ToldApplication {
  readonly label: string;
  readonly status: "reached" | "expected" | "not expected";
  readonly dateText: string;
  readonly bindingText: string;
  readonly lower: string | null;
  readonly upper: string | null;
  readonly level: number;
}

/** How many applications have what they need and which comes next; of a single one, its day. */
export function unlockFinding(
  applications: readonly ToldApplication[],
  held: { readonly n: number; readonly inside: number },
  t: Translate,
): Finding {
  const [only, ...others] = applications;
  if (!only) return { sentence: t("unlock.none") };
  if (others.length === 0)
    return { sentence: oneSentence(only, t), statistics: rangeText(only, t) };
  const next = applications.find(({ status }) => status === "expected");
  const facts = {
    reached: applications.filter(({ status }) => status === "reached").length,
    all: applications.length,
  };
  return {
    sentence: next
      ? t("finding.unlock.next", { ...facts, next: next.label, date: next.dateText })
      : t("finding.unlock.all", facts),
    statistics: statisticsOf(
      next && t("text.named", { name: next.label, text: rangeText(next, t) }),
      held.n > 0 ? t("finding.unlock.held", held) : undefined,
    ),
  };
}

const oneSentence = ({ label, status, dateText }: ToldApplication, t: Translate): string =>
  t(`finding.unlock.${status === "not expected" ? "never" : status}`, { label, date: dateText });

const rangeText = ({ level, lower, upper, bindingText }: ToldApplication, t: Translate): string =>
  t("finding.unlock.range", {
    level: 100 * level,
    lower: lower ?? "∞",
    upper: upper ?? "∞",
    binding: bindingText,
  });
