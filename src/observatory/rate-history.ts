import { firstsOfMonths } from "../base/calendar.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { trends } from "../trends/index.ts";
import { measureTrend } from "../trends/parts/measure-trend.ts";
import type { Fit } from "../trends/parts/trend.ts";
import { type LineId, lineIds } from "./claims.ts";
import { measureLaw } from "./law.ts";

/** What a rate was said to be on a past day. */
export interface PastRate {
  readonly asOf: string;
  /** Absent where too little was known to measure it. */
  readonly rate?: SaidRate;
}

/** A rate with its interval; an end is `null` where it is unbounded. */
export interface SaidRate {
  readonly scale: "log" | "linear";
  readonly growthPerYear: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly n: number;
}

/** Progress and cancellation of the days that are measured one by one. */
export interface HistoryControl {
  readonly onDay?: (done: number, total: number) => void;
  readonly cancelled?: () => boolean;
}

/** Ids of the rates of a line of the law, and of a tracked quantity. */
export const rateOfLine = (line: LineId): string => `law.${line}.growthPerYear`;
export const rateOfTrend = (trend: string): string => `trend.${trend}.growthPerYear`;

/** Every rate that has a history: of the lines of the law, and of tracked quantities. */
export const ratesWithHistory: readonly string[] = [
  ...lineIds.map(rateOfLine),
  ...trends.map(({ id }) => rateOfTrend(id)),
];

/** Name under which a build keeps them. */
export const PREPARED_RATES = "rate-history";

/** Before this month hardly any line could be measured. */
const FIRST_MONTH = "2023-06-01";

/** What every rate was said to be, by the day. */
type RatesByDay = Readonly<Record<string, Readonly<Record<string, SaidRate>>>>;

/** The first of every month up to a day, and that day. */
export const historyDays = (asOf: string): readonly string[] => [
  ...firstsOfMonths(FIRST_MONTH, asOf).filter((day) => day < asOf),
  asOf,
];

/**
 * The same rate as of the first of each month up to a day, and as of that day, from what was known
 * on each; the days past are taken from what the build has prepared where that belongs to these
 * facts, else measured, which takes seconds.
 *
 * @param id one of {@link ratesWithHistory}
 * @returns in the order of the days; or `unknown-rate`, `cancelled`
 */
export function rateHistory(
  facts: Facts,
  id: string,
  asOf: string,
  { onDay, cancelled }: HistoryControl = {},
): Outcome<readonly PastRate[]> {
  if (!ratesWithHistory.includes(id))
    return fail("unknown-rate", { value: id, known: ratesWithHistory.join(", ") });
  const prepared = facts.prepared(PREPARED_RATES) as RatesByDay | undefined;
  const days = historyDays(asOf);
  const said: PastRate[] = [];
  for (const [index, day] of days.entries()) {
    if (cancelled?.()) return fail("cancelled");
    onDay?.(index, days.length);
    // Days past are looked at through a view of their own; an answer cites the facts of its last day.
    const isLast = index === days.length - 1;
    const known = isLast ? undefined : prepared?.[day];
    const rate = known ? known[id] : measureRate(isLast ? facts : facts.fresh(), id, day);
    said.push(rate ? { asOf: day, rate } : { asOf: day });
  }
  return succeed(said);
}

/** What every rate was said to be on the first of each month up to a day. */
export const computeRates = (facts: Facts, until: string): RatesByDay =>
  Object.fromEntries(
    firstsOfMonths(FIRST_MONTH, until).map((asOf) => [asOf, ratesOn(facts.fresh(), asOf)]),
  );

function ratesOn(facts: Facts, asOf: string): RatesByDay[string] {
  const window = { asOf, hindsight: false };
  const rates = [
    ...measureLaw(facts, window).map(({ id, measured }) => [rateOfLine(id), measured] as const),
    ...trends.map((trend) => [rateOfTrend(trend.id), fitOf(facts, trend.id, window)] as const),
  ];
  return Object.fromEntries(rates.flatMap(([id, fit]) => (fit ? [[id, saidOf(fit)]] : [])));
}

/** One rate on one day; absent where too little was known. */
function measureRate(facts: Facts, id: string, asOf: string): SaidRate | undefined {
  const window = { asOf, hindsight: false };
  const line = lineIds.find((each) => rateOfLine(each) === id);
  const fit = line
    ? measureLaw(facts, window).find((each) => each.id === line)?.measured
    : fitOf(facts, trends.find((each) => rateOfTrend(each.id) === id)?.id, window);
  return fit && saidOf(fit);
}

function fitOf(facts: Facts, id: string | undefined, window: FactWindow): Fit | undefined {
  const trend = trends.find((each) => each.id === id);
  const measured = trend && measureTrend(trend, facts, window);
  return measured?.ok ? measured.value.fit : undefined;
}

const saidOf = ({ scale, growthPerYear, lower, upper, n }: Fit): SaidRate => ({
  ...{ scale, growthPerYear, lower: finite(lower), upper: finite(upper), n },
});

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
