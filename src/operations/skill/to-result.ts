import type { Translate } from "../../i18n/translate.ts";
import type { TrendSkill } from "../../trends/parts/replay/measure-skill.ts";
import { trendTitle } from "../shared/trend-words.ts";
import type { SkillResult } from "./result.ts";

/** Scores, defaults and calibration in the shape of the contract. */
export function skillResult(
  measured: readonly TrendSkill[],
  asOf: string,
  t: Translate,
): SkillResult {
  const series = measured.flatMap((skill) => {
    const chosen = skill.rows.filter(({ form }) => form === "default");
    if (chosen.length === 0) return [];
    const { trend, scale, spacingMonths } = skill;
    const title = trendTitle(trend, t);
    return [{ trend, title, scale, spacingMonths, ...pooled(chosen) }];
  });
  const all = pooled(series);
  return {
    asOf,
    rows: measured.flatMap(({ rows }) =>
      rows.map((each) => ({ ...each, coverage80Then: each.coverage80Then ?? null })),
    ),
    defaults: measured.map(({ trend, choice }) => ({ trend, ...choice })),
    short: measured.flatMap(({ trend, short }) => short.map((each) => ({ trend, ...each }))),
    calibration: {
      level: 0.8,
      series,
      outcomes: all.outcomes,
      coverage80: all.outcomes > 0 ? all.coverage80 : null,
      coverage80Raw: all.outcomes > 0 ? all.coverage80Raw : null,
      coverage80Then: all.coverage80Then,
      outcomesThen: all.outcomesThen,
    },
  };
}

type Coverage = Pick<
  SkillResult["calibration"]["series"][number],
  "outcomes" | "coverage80" | "coverage80Raw" | "outcomesThen"
> & { readonly coverage80Then: number | null | undefined };

/** Coverage over several rows, every outcome counted once. */
function pooled(rows: readonly Coverage[]) {
  const share = (
    outcomes: "outcomes" | "outcomesThen",
    name: "coverage80" | "coverage80Raw" | "coverage80Then",
  ) =>
    sumOf(rows, (each) => (each[name] ?? 0) * each[outcomes]) /
    sumOf(rows, (each) => each[outcomes]);
  const outcomesThen = sumOf(rows, (each) => each.outcomesThen);
  return {
    outcomes: sumOf(rows, ({ outcomes }) => outcomes),
    coverage80: share("outcomes", "coverage80"),
    coverage80Raw: share("outcomes", "coverage80Raw"),
    coverage80Then: outcomesThen > 0 ? share("outcomesThen", "coverage80Then") : null,
    outcomesThen,
  };
}

const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);
