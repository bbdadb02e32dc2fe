import type { Translate } from "../../i18n/translate.ts";
import { leaningOf } from "../../observatory/parts/verdict.ts";
import type { LawResult } from "./result.ts";

type Line = LawResult["lines"][number];

/** A verdict as a word where it is likely enough, else where it leans. */
export function verdictText(
  { verdict, probabilities }: Pick<Line, "verdict" | "probabilities">,
  t: Translate,
): string {
  if (verdict !== "undecided" || !probabilities) return t(`law.verdict.${verdict}`);
  const leaning = leaningOf(probabilities);
  return t("law.verdict.leaning", {
    verdict: t(`law.verdict.${leaning.verdict}`),
    probability: wholePercent(leaning.probability),
  });
}

/** A probability as a whole percentage. */
export const wholePercent = (probability: number): string => `${Math.round(100 * probability)} %`;
