import { DAYS_PER_YEAR } from "../../../base/calendar.ts";
import { allOf, mapOutcome, type Outcome, succeed } from "../../../base/outcome.ts";
import type { Facts, FactWindow } from "../../../data/facts.ts";
import type { Learnt } from "../../../forecast/learnt.ts";
import { pow } from "../../../stats/elementary/pow.ts";
import type { Trend } from "../trend.ts";

/** What forecasts of a day stand on, beside the points. */
export interface ForecastGround {
  /** What past forecasts had taught by then. */
  readonly learnt: Learnt;
  /** What no value can lie below, in the unit of the trend. */
  readonly floor?: number | undefined;
  /** The rate that had last been published: a factor or units a year. */
  readonly publishedRate?: number | undefined;
}

/** What follows from the facts alone. */
type KnownGround = Omit<ForecastGround, "learnt">;

/** The ground of the forecasts of a trend, or the problem of the facts. */
export const groundOf = (
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  learnt: Learnt,
): Outcome<ForecastGround> =>
  mapOutcome(knownGround(trend, facts, window), (known) => ({ ...known, learnt }));

/** What the facts of a day say of a trend beside its points. */
export const knownGround = (trend: Trend, facts: Facts, window: FactWindow): Outcome<KnownGround> =>
  allOf({
    floor: trend.floor?.(facts, window) ?? succeed(undefined),
    publishedRate: lastPublished(trend, facts, window),
  });

/** The rate of a trend that was published last. */
const lastPublished = (
  { id }: Trend,
  facts: Facts,
  window: FactWindow,
): Outcome<number | undefined> =>
  mapOutcome(
    facts.select("published-rates", window, {
      trend: "text",
      per_year: "number?",
      doubling_days: "number?",
    }),
    (rows) => {
      const last = rows
        .filter(({ trend }) => trend === id)
        .toSorted((a, b) => (a.date < b.date ? -1 : 1))
        .at(-1);
      return last?.doubling_days === undefined
        ? last?.per_year
        : pow(2, DAYS_PER_YEAR / last.doubling_days);
    },
  );
