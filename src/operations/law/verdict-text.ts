import type { Translate } from "../../i18n/translate.ts";
import { leaningOf } from "../../observatory/parts/verdict.ts";
import type { LawResult } from "./result.ts";

type Judged = Pick<LawResult["lines"][number], "verdict" | "probabilities">;

/** A verdict as a word where it is likely enough, else that it is not, and where it leans. */
export function verdictText({ verdict, probabilities }: Judged, t: Translate): string {
  return verdict === "undecided" && probabilities
    ? t("law.verdict.undecided-but", { leaning: shortVerdictText({ verdict, probabilities }, t) })
    : t(`law.verdict.${verdict}`);
}

/** The same where there is little room. */
export function shortVerdictText({ verdict, probabilities }: Judged, t: Translate): string {
  if (verdict !== "undecided" || !probabilities) return t(`law.verdict.${verdict}`);
  const leaning = leaningOf(probabilities);
  return t("law.verdict.leaning", {
    verdict: t(`law.verdict.${leaning.verdict}`),
    probability: wholePercent(leaning.probability),
  });
}

/** A probability as a whole percentage. */
export const wholePercent = (probability: number): string => `${Math.round(100 * probability)} %`;
