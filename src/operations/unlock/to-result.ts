import { DAYS_PER_YEAR, monthsBetween } from "../../base/calendar.ts";
import type { Language } from "../../i18n/translate.ts";
import type { ArrivalLag } from "../../observatory/parts/arrival-lag.ts";
import { type DateRange, UNLOCK_LEVEL, type Unlocked } from "../../observatory/unlock.ts";
import { binomialTest } from "../../stats/binomial-test.ts";
import { intervalScore } from "../../stats/interval-score.ts";
import { median } from "../../stats/median.ts";
import type { PublicApplication, UnlockResult } from "./result.ts";

/** By which applications are sorted: the earliest first, those that never come last. */
const order = ({ date, lower, id }: PublicApplication): string =>
  `${date ?? "9999"} ${lower ?? "9999"} ${id}`;

/** Applications in order of their dates, and how far those are from what has happened. */
export function unlockResult(
  unlocked: readonly Unlocked[],
  lag: ArrivalLag,
  { asOf, edition }: Pick<UnlockResult, "asOf" | "edition">,
  language: Language,
): UnlockResult {
  const applications = unlocked
    .map((each) => publicApplication(each, language))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return {
    ...{ asOf, edition, applications },
    lag: publicLag(lag),
    score: scoreOf(applications, asOf),
  };
}

const PLACES = 1000;

/** The middle world's middle and spread. */
function publicLag(lag: ArrivalLag): UnlockResult["lag"] {
  const all = Array.from({ length: PLACES }, (_, at) => lag.at((at + 0.5) / PLACES));
  const months = (days: number) => (12 * days) / DAYS_PER_YEAR;
  return {
    arrivals: lag.n,
    middleMonths: months(median(all.map(({ middle }) => middle))),
    spreadMonths: months(median(all.map(({ spread }) => spread))),
  };
}

function publicApplication(unlocked: Unlocked, language: Language): PublicApplication {
  const { id, label, labelZh, tokensIn, tokensOut, needs, arrived, absent } = unlocked.application;
  const dates = new Map(unlocked.needDates.map(({ need, date }) => [need, date]));
  return {
    id,
    label: language === "zh" ? labelZh : label,
    tokens: { in: tokensIn, out: tokensOut },
    thresholds: needs.map((need) => ({ ...need, date: dates.get(need.kind) ?? null })),
    ...publicRange(unlocked),
    level: UNLOCK_LEVEL,
    possible: publicRange(unlocked.possible),
    chances: [...unlocked.chances],
    status: unlocked.status,
    reachedShare: unlocked.reachedShare,
    binding: unlocked.binding[0]?.need ?? null,
    bindingShares: unlocked.binding.map(({ need, share }) => ({ kind: need, share })),
    sooner: {
      tenthOfPrice: unlocked.sooner.tenthOfPrice ?? null,
      doubledHorizon: unlocked.sooner.doubledHorizon ?? null,
    },
    ...(arrived && { arrived: { ...arrived, errorMonths: unlocked.errorMonths ?? null } }),
    ...(absent && { absent }),
  };
}

const publicRange = ({ date, lower, upper }: DateRange) => ({
  date: date ?? null,
  lower: lower ?? null,
  upper: upper ?? null,
});

/** How far our dates are from those reported, and whether our intervals held them. */
function scoreOf(applications: readonly PublicApplication[], asOf: string): UnlockResult["score"] {
  const errors = applications.flatMap(({ arrived }) => arrived?.errorMonths ?? []);
  const came = applications.flatMap(({ arrived, thresholds, possible, lower, upper }) =>
    arrived ? [{ on: arrived.on, thresholds, possible, range: { lower, upper } }] : [],
  );
  const intervals = heldOf(
    came.map(({ on, range }) => ({ on, range })),
    asOf,
  );
  return {
    n: errors.length,
    medianAbsoluteMonths: errors.length > 0 ? median(errors.map(Math.abs)) : null,
    medianMonths: errors.length > 0 ? median(errors) : null,
    insideInterval: intervals.inside,
    intervals,
    withoutLag: heldOf(
      came.map(({ on, possible }) => ({ on, range: possible })),
      asOf,
    ),
    setInSight: came.filter(({ on, thresholds }) =>
      thresholds.some(({ setOn }) => setOn !== undefined && setOn > on),
    ).length,
  };
}

interface Outcome {
  readonly on: string;
  readonly range: Pick<PublicApplication, "lower" | "upper">;
}

/** An open end stops at the as-of day for the score: the outcome was known by then. */
function heldOf(outcomes: readonly Outcome[], asOf: string) {
  const alpha = 1 - UNLOCK_LEVEL;
  const scores = outcomes.map(({ on, range: { lower, upper } }) =>
    intervalScore(
      {
        lower: lower === null ? 0 : monthsBetween(asOf, lower),
        upper: monthsBetween(asOf, upper ?? asOf),
      },
      monthsBetween(asOf, on),
      alpha,
    ),
  );
  const inside = outcomes.filter(
    ({ on, range: { lower, upper } }) => (lower ?? "9999") <= on && on <= (upper ?? "9999"),
  ).length;
  return {
    inside,
    pValue: binomialTest(inside, outcomes.length, UNLOCK_LEVEL),
    intervalScoreMonths:
      scores.length > 0 ? scores.reduce((sum, each) => sum + each, 0) / scores.length : null,
  };
}
