import { LRUCache } from "lru-cache";
import { dayNumber } from "../../../base/calendar.ts";
import { fail, mapOutcome, type Outcome, succeed } from "../../../base/outcome.ts";
import type { Facts } from "../../../data/facts.ts";
import { type Learnt, learntBy } from "../../../forecast/learnt.ts";
import { asOfDay, type PastForecast } from "../../../forecast/past-forecast.ts";
import { type PastBasis, replayForecasts } from "../../../forecast/replay-forecasts.ts";
import { trends } from "../../index.ts";
import { pastBases } from "./past-bases.ts";

/** Name under which a build keeps them. */
export const PREPARED_FORECASTS = "forecasts";

/** Progress and cancellation of long work over several trends. */
export interface ForecastControl {
  readonly onTrend?: (done: number, total: number, id: string) => void;
  readonly cancelled?: () => boolean;
}

/**
 * Every forecast that would have been made of every trend on past days, with what came of it, as
 * all of it stood on a day: taken from what the build has prepared where that belongs to these
 * facts, else computed, which takes seconds.
 *
 * @returns in the order of the days on which they were made; or `cancelled`
 */
export function pastForecasts(
  facts: Facts,
  asOf: string,
  control: ForecastControl = {},
): Outcome<readonly PastForecast[]> {
  const prepared = facts.prepared(PREPARED_FORECASTS);
  const day = dayNumber(asOf);
  if (prepared !== undefined) return succeed(asOfDay(prepared as readonly PastForecast[], day));
  const computed = computeForecasts(facts, asOf, control);
  return computed.ok ? succeed(asOfDay(computed.value, day)) : computed;
}

/**
 * The same computed from the facts.
 *
 * @param until the last day on which a forecast is made, unless the facts end before
 */
export function computeForecasts(
  facts: Facts,
  until: string,
  { onTrend, cancelled }: ForecastControl = {},
): Outcome<readonly PastForecast[]> {
  const end = endOfFacts(facts);
  const last = until < end ? until : end;
  const key = `${facts.edition()} ${last}`;
  const known = computed.get(key);
  if (known) return succeed(known);
  const past: PastBasis[] = [];
  // What is learnt from is not what an answer cites; its digest covers it by what was learnt.
  const view = facts.fresh();
  for (const [index, trend] of trends.entries()) {
    if (cancelled?.()) return fail("cancelled");
    onTrend?.(index, trends.length, trend.id);
    const bases = pastBases(trend, view, last);
    // A dataset that cannot be read takes its trends out; whoever asks about these is told of it.
    if (bases.ok) past.push(...bases.value);
  }
  const made = replayForecasts(past);
  computed.set(key, made);
  return succeed(made);
}

/** What has been computed lately. */
const computed = new LRUCache<string, readonly PastForecast[]>({ max: 4 });

/** The last day on which anything became known. */
export const endOfFacts = (facts: Facts): string =>
  facts.ids.reduce((end, id) => {
    const manifest = facts.manifest(id);
    const knownTo = manifest.ok ? manifest.value.coverage.knownTo : "";
    return knownTo > end ? knownTo : end;
  }, "");

/**
 * What past forecasts had taught by a day. The digest of an answer of these facts covers it.
 *
 * @param past as they stood on that day
 */
export function learntFrom(facts: Facts, asOf: string, past: readonly PastForecast[]): Learnt {
  const learnt = learntBy(past, dayNumber(asOf));
  facts.restOn("learnt", JSON.stringify(learnt));
  return learnt;
}

/**
 * The same with the past forecasts found first.
 *
 * @returns the same problems as {@link pastForecasts}
 */
export const learntOn = (
  facts: Facts,
  asOf: string,
  control: ForecastControl = {},
): Outcome<Learnt> =>
  mapOutcome(pastForecasts(facts, asOf, control), (past) => learntFrom(facts, asOf, past));
