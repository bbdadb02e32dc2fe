import { findingOf } from "../../charts/parts/growth-words.ts";
import type { Translate } from "../../i18n/translate.ts";
import { unitWord } from "../../i18n/unit-word.ts";
import type { Finding } from "./finding.ts";
import { fitText, type ToldFit } from "./fit-text.ts";

/** How fast a tracked quantity moves: the sentence over its chart, and the fit below it. */
export const trendFinding = (
  trend: { readonly title: string; readonly unit: string; readonly fit: ToldFit },
  t: Translate,
): Finding => ({
  sentence: t("finding.sentence", {
    text: findingOf(trend.fit, trend.title, unitWord(trend.unit, t), t),
  }),
  statistics: fitText(trend.fit, t),
});
