import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { RaceResult } from "./result.ts";

/** How many labs the answer names as possible leaders. */
const NAMED = 3;

/** The finding in a sentence; of a catch-up, what would have to be true. */
export function answerOf(result: Omit<RaceResult, "answer" | "levers">, t: Translate): string {
  const caughtUp = catchUpText(result.catchUp, t);
  if (caughtUp !== "") return caughtUp;
  const facts = factsOf(result, t);
  return facts ? t("race.answer", facts) : "";
}

/** The figures behind the finding, where it is about who leads. */
export function statisticsOf(result: RaceResult, t: Translate): string {
  const facts = result.catchUp ? undefined : factsOf(result, t);
  return facts ? t("race.statistics", facts) : "";
}

function factsOf(result: Pick<RaceResult, "standing" | "dates" | "tier" | "from">, t: Translate) {
  const [first, second] = result.standing;
  const next = result.dates[0];
  if (!first || !second || !next) return undefined;
  const tier = middleTier(result);
  const survivors = next.survivors[tier];
  const leaders = [...next.labs].sort((a, b) => b.leader - a.leader).slice(0, NAMED);
  return {
    from: result.from,
    leader: first.lab,
    score: first.score.toFixed(1),
    ahead: (first.score - second.score).toFixed(1),
    second: second.lab,
    now: result.tier[tier] ?? 0,
    tier,
    date: next.date,
    leaders: leaders
      .map(({ lab, leader }) => `${lab} ${percent(leader)}`)
      .join(t("finding.list.comma")),
    mean: formatNumber(survivors?.mean ?? 0, 2),
    lower: survivors?.p05 ?? 0,
    upper: survivors?.p95 ?? 0,
    few: percent(survivors?.twoOrThree ?? 0),
  };
}

/** The tier in the middle of those that are counted: six months unless asked otherwise. */
export function middleTier({ tier }: Pick<RaceResult, "tier">): string {
  const months = Object.keys(tier);
  return months[Math.floor(months.length / 2)] ?? "";
}

/** A probability to the percent, since draws know no more; never quite none or all. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.005) return "<1 %";
  if (probability < 1 && probability >= 0.995) return ">99 %";
  return formatPercent(Math.round(100 * probability) / 100);
}

function catchUpText(catchUp: RaceResult["catchUp"], t: Translate): string {
  if (!catchUp) return "";
  const { lab, by, within, computePerYear, computeStep } = catchUp;
  const facts = {
    lab,
    by,
    within,
    target: formatPercent(catchUp.target),
    base: percent(catchUp.base),
    stays: percent(catchUp.ifItStays),
  };
  if (catchUp.ifItStays >= catchUp.target) return t("race.catch-up.enough", facts);
  const grows = computePerYear
    ? t("race.catch-up.grows", { orders: formatNumber(computePerYear.mean, 2) })
    : t("race.catch-up.no-growth");
  const steps = computeStep
    ? t("race.catch-up.steps", { factor: formatNumber(computeStep.mean) })
    : t("race.catch-up.no-step");
  return t("race.catch-up.answer", { ...facts, grows, steps });
}
