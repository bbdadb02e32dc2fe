import { LRUCache } from "lru-cache";
import { DAYS_PER_YEAR, daysBetween } from "../../base/calendar.ts";
import { fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts } from "../../data/facts.ts";
import type { BaselineSource, Claim, Distribution, Reading } from "../../ledger/claim.ts";
import { isMet } from "../../ledger/compare.ts";
import { type Ask, findValue } from "../../ledger/find-value.ts";
import { shareWhere } from "../../ledger/quantiles.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { trends } from "../../trends/index.ts";
import { forecastOnDay } from "../../trends/parts/forecast/forecast-on-day.ts";
import type { Context } from "../contract/operation.ts";
import { partsControl } from "../shared/parts-control.ts";
import { type Cited, cite, citing } from "./cited.ts";

/** What the trend of the day says of a reading. */
export interface LiveBaseline {
  readonly p: number | undefined;
  readonly distribution: Distribution | undefined;
}

type Source<From extends BaselineSource["from"]> = Extract<BaselineSource, { from: From }>;

/**
 * What would have been said of a reading by what was known when the claim was made, and no later.
 *
 * @param ask asks operations as of the day of the claim
 * @returns the problem that says why nothing can be computed
 */
export function liveBaseline(
  { madeOn }: Pick<Claim, "madeOn">,
  reading: Reading,
  source: BaselineSource,
  ask: Ask,
  context: Context,
): Promise<Outcome<LiveBaseline>> | Outcome<LiveBaseline> {
  if (source.from === "trend") return byTrend(madeOn, reading, source, context);
  if (source.from === "releases") return byReleases(madeOn, source, context);
  return byQuery(source, ask);
}

/** The forecast of a trend for the deadline, or another day. */
function byTrend(
  madeOn: string,
  { deadline, compare: asked }: Reading,
  { trend: id, group, on = deadline, compare = asked }: Source<"trend">,
  context: Context,
): Outcome<LiveBaseline> {
  const trend = trends.find((each) => each.id === id);
  if (!trend) return fail("unknown-trend", { value: id, known: "" });
  if (on === undefined) return fail("missing-input", { field: "on" });
  const question = [id, group ?? "", madeOn, on].join(" ");
  const key = `${context.facts.edition()} ${question}`;
  const control = partsControl({ ...context, progress: () => undefined });
  const forecast = (facts: Facts) =>
    forecastOnDay(trend, facts, { group, asOf: madeOn, about: on }, control);
  const made = remembered.get(key) ?? citing(context.facts, forecast);
  remembered.set(key, made);
  cite(context.facts, made.uses);
  return mapOutcome(made.found, ({ quantiles }) => {
    const distribution: Extract<Distribution, { kind: "quantiles" }> = {
      ...{ kind: "quantiles", unit: trend.unit, log: trend.scale === "log" },
      at: quantiles.map(([level, value]) => [level, value]),
    };
    context.facts.restOn(`baseline ${question}`, JSON.stringify(quantiles));
    return {
      p: compare && shareWhere(distribution, (value) => isMet(value, compare)),
      distribution,
    };
  });
}

/** Forecasts of the same line and day come again with every question. */
const remembered = new LRUCache<string, Cited<ReturnType<typeof forecastOnDay>>>({ max: 256 });

/** A probability that a query finds, such as one of the race. */
const byQuery = async ({ resolver }: Source<"query">, ask: Ask): Promise<Outcome<LiveBaseline>> => {
  const found = await findValue(resolver, ask);
  if (!found.ok) return found;
  return typeof found.value === "number"
    ? succeed({ p: Math.min(1, Math.max(0, found.value)), distribution: undefined })
    : fail("cannot-compose", { value: resolver.op });
};

/** The next generation of a maker at the rate of those before it: a Poisson process. */
function byReleases(
  madeOn: string,
  { generations, after = madeOn, until }: Source<"releases">,
  { facts }: Context,
): Outcome<LiveBaseline> {
  const rows = facts.select(
    "events",
    { asOf: madeOn, hindsight: false },
    { what: "text", kind: "text" },
  );
  if (!rows.ok) return rows;
  const days = rows.value
    .filter(({ what, kind }) => kind === "released" && generations.includes(what))
    .map(({ date }) => date)
    .sort();
  const [first] = days;
  if (first === undefined || days.length < 2) {
    return fail("not-determined", { value: generations.join(", "), n: days.length });
  }
  const yearsTo = (from: string, to: string) => daysBetween(from, to) / DAYS_PER_YEAR;
  const rate = (days.length - 1) / yearsTo(first, madeOn);
  const none = (day: string) => exp(-rate * Math.max(0, yearsTo(madeOn, day)));
  return succeed({ p: none(after) - none(until), distribution: undefined });
}
