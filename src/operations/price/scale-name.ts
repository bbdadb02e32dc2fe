import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { INDEX_SCALE } from "../../observatory/parts/rated-prices.ts";

/** A scale as a person names it. */
export const scaleName = (scale: string, t: Translate): string =>
  isIndex(scale) ? t("price.scale.index") : scale;

/** A score on a scale as a number: points of the index, or the share of a benchmark that is solved. */
export const plainScore = (score: number, scale: string): string =>
  isIndex(scale) ? formatNumber(score, 5) : formatPercent(score);

/** A score as the bar of a sentence, with its unit. */
export const scoreText = (score: number, scale: string, t: Translate): string =>
  t(isIndex(scale) ? "finding.price.points" : "finding.price.share", {
    bar: plainScore(score, scale),
    scale,
  });

const isIndex = (scale: string): boolean => scale.toLowerCase() === INDEX_SCALE;
