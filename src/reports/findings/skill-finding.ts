import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { type Finding, statisticsOf } from "./finding.ts";

/** How forecasts have fared, as far as it is told. */
export interface ToldSkill {
  readonly level: number;
  readonly pooled: {
    readonly coverage80: number;
    readonly lower: number;
    readonly upper: number;
    readonly outcomes: number;
    readonly windows: number;
    readonly skill: Readonly<
      Partial<Record<"no-change" | "walk" | "straight-line" | "published", number>>
    >;
  } | null;
  readonly series: readonly { readonly beaten: boolean; readonly enough: boolean }[];
}

/** What share of outcomes fell into the bands, and how the forecasts compare with no change. */
export function skillFinding({ pooled, series, level }: ToldSkill, t: Translate): Finding {
  if (!pooled) return { sentence: t("skill.finding.none") };
  const { skill } = pooled;
  const still = skill["no-change"];
  const held = {
    level: formatPercent(level),
    share: formatPercent(pooled.coverage80),
    outcomes: formatNumber(pooled.outcomes),
  };
  return {
    sentence:
      still === undefined
        ? t("finding.skill.bands", held)
        : t(still >= 0 ? "finding.skill.better" : "finding.skill.worse", {
            ...held,
            by: formatPercent(Math.abs(still)),
          }),
    statistics: statisticsOf(
      t("finding.skill.coverage", {
        lower: formatPercent(pooled.lower),
        upper: formatPercent(pooled.upper),
        windows: pooled.windows.toFixed(0),
      }),
      t("finding.skill.against", {
        noChange: skillText(still),
        walk: skillText(skill.walk),
        line: skillText(skill["straight-line"]),
        published: skillText(skill.published),
      }),
      t("finding.skill.trends", {
        series: series.length,
        better: series.filter(({ beaten }) => beaten).length,
        enough: series.filter(({ enough }) => enough).length,
      }),
    ),
  };
}

/** Skill against a baseline with its sign. */
export const skillText = (skill: number | undefined): string =>
  skill === undefined ? "–" : `${skill < 0 ? "−" : "+"}${Math.abs(skill).toFixed(2)}`;
