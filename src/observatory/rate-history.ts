import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { trends } from "../trends/index.ts";
import { measureTrend } from "../trends/parts/measure-trend.ts";
import { lineIds } from "./claims.ts";
import { measureLaw } from "./law.ts";

/** What a rate was said to be on a past day. */
export interface PastRate {
  readonly asOf: string;
  /** Absent where too little was known to measure it. */
  readonly rate?: {
    readonly growthPerYear: number;
    readonly lower: number;
    readonly upper: number;
    readonly n: number;
  };
}

/** A rate through time, with the scale that its fits have. */
export interface RateHistory {
  readonly id: string;
  readonly scale: "log" | "linear";
  readonly rates: readonly PastRate[];
}

/** Progress and cancellation of the days that are measured one by one. */
export interface HistoryControl {
  readonly onDay?: (done: number, total: number) => void;
  readonly cancelled?: () => boolean;
}

/** Every rate that has a history: of the lines of the law, and of tracked quantities. */
export const ratesWithHistory: readonly string[] = [
  ...lineIds.map((id) => `law.${id}.growthPerYear`),
  ...trends.map(({ id }) => `trend.${id}.growthPerYear`),
];

/**
 * The same rate as of each of several days, from what was known on each.
 *
 * @param id one of {@link ratesWithHistory}
 * @param days ISO, ascending
 * @returns `unknown-rate`, or `cancelled`
 */
export function rateHistory(
  facts: Facts,
  id: string,
  days: readonly string[],
  { onDay, cancelled }: HistoryControl = {},
): Outcome<RateHistory> {
  const measure = measureOf(id);
  if (!measure) return fail("unknown-rate", { value: id, known: ratesWithHistory.join(", ") });
  let scale: RateHistory["scale"] = "log";
  const rates: PastRate[] = [];
  for (const [index, asOf] of days.entries()) {
    if (cancelled?.()) return fail("cancelled");
    onDay?.(index, days.length);
    // Days past are looked at through a view of their own; an answer cites the facts of its last day.
    const view = index === days.length - 1 ? facts : facts.fresh();
    const fit = measure(view, { asOf, hindsight: false });
    if (fit) scale = fit.scale;
    rates.push(fit ? { asOf, rate: fit } : { asOf });
  }
  return succeed({ id, scale, rates });
}

type Measured = NonNullable<PastRate["rate"]> & { readonly scale: RateHistory["scale"] };

/** How a rate is measured on a day; `undefined` for a rate that there is not. */
function measureOf(
  id: string,
): ((facts: Facts, window: FactWindow) => Measured | undefined) | undefined {
  const line = lineIds.find((each) => id === `law.${each}.growthPerYear`);
  if (line)
    return (facts, window) => measureLaw(facts, window).find((each) => each.id === line)?.measured;
  const trend = trends.find((each) => id === `trend.${each.id}.growthPerYear`);
  if (!trend) return undefined;
  return (facts, window) => {
    const measured = measureTrend(trend, facts, window);
    return measured.ok ? measured.value.fit : undefined;
  };
}
