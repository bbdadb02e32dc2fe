import type { Language } from "../../i18n/translate.ts";
import { UNLOCK_LEVEL, type Unlocked } from "../../observatory/unlock.ts";
import { median } from "../../stats/median.ts";
import type { PublicApplication, UnlockResult } from "./result.ts";

/** By which applications are sorted: the earliest first, those that never come last. */
const order = ({ date, lower, id }: PublicApplication): string =>
  `${date ?? "9999"} ${lower ?? "9999"} ${id}`;

/** Applications in order of their dates, and how far those are from what has happened. */
export function unlockResult(
  unlocked: readonly Unlocked[],
  { asOf, edition }: Pick<UnlockResult, "asOf" | "edition">,
  language: Language,
): UnlockResult {
  const applications = unlocked
    .map((each) => publicApplication(each, language))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return { asOf, edition, applications, score: scoreOf(applications) };
}

function publicApplication(unlocked: Unlocked, language: Language): PublicApplication {
  const { id, label, labelZh, tokensIn, tokensOut, needs, arrived } = unlocked.application;
  const dates = new Map(unlocked.needDates.map(({ need, date }) => [need, date]));
  return {
    id,
    label: language === "zh" ? labelZh : label,
    tokens: { in: tokensIn, out: tokensOut },
    thresholds: needs.map((need) => ({ ...need, date: dates.get(need.kind) ?? null })),
    date: unlocked.date ?? null,
    lower: unlocked.lower ?? null,
    upper: unlocked.upper ?? null,
    level: UNLOCK_LEVEL,
    status: unlocked.status,
    reachedShare: unlocked.reachedShare,
    binding: unlocked.binding[0]?.need ?? null,
    bindingShares: unlocked.binding.map(({ need, share }) => ({ kind: need, share })),
    sooner: {
      tenthOfPrice: unlocked.sooner.tenthOfPrice ?? null,
      doubledHorizon: unlocked.sooner.doubledHorizon ?? null,
    },
    ...(arrived && { arrived: { ...arrived, errorMonths: unlocked.errorMonths ?? null } }),
  };
}

/** How far our dates are from those reported, and how many of those lie inside our intervals. */
function scoreOf(applications: readonly PublicApplication[]): UnlockResult["score"] {
  const errors = applications.flatMap(({ arrived }) => arrived?.errorMonths ?? []);
  return {
    n: errors.length,
    medianAbsoluteMonths: errors.length > 0 ? median(errors.map(Math.abs)) : null,
    medianMonths: errors.length > 0 ? median(errors) : null,
    insideInterval: applications.filter(
      ({ arrived, lower, upper }) =>
        arrived && (lower ?? "9999") <= arrived.on && arrived.on <= (upper ?? "9999"),
    ).length,
  };
}
