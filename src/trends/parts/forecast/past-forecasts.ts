import { LRUCache } from "lru-cache";
import { dayNumber } from "../../../base/calendar.ts";
import { alreadyDone, doHere, type InParts, type PartsControl } from "../../../base/in-parts.ts";
import { eachOf, mapOutcome, type Outcome } from "../../../base/outcome.ts";
import type { Facts } from "../../../data/facts.ts";
import { type Learnt, learntBy } from "../../../forecast/learnt.ts";
import { asOfDay, type PastForecast } from "../../../forecast/past-forecast.ts";
import { replayForecasts } from "../../../forecast/replay-forecasts.ts";
import { trends } from "../../index.ts";
import type { Trend } from "../trend.ts";
import { originsOf } from "./forecast-plan.ts";
import { pastBases } from "./past-bases.ts";
import { type PastDay, pastDay } from "./past-day.ts";

/** Name under which a build keeps them. */
export const PREPARED_FORECASTS = "forecasts";

/** Some past days of a trend: a part of making all forecasts of the past again. */
export interface PastDays {
  readonly trend: string;
  /** ISO, in their order. */
  readonly days: readonly string[];
}

/** What was known on these days where anything was; `null` where the facts cannot be read. */
type Known = readonly PastDay[] | null;

type ForecastsInParts = InParts<PastDays, Known, readonly PastForecast[]>;

/**
 * Every forecast that would have been made of every trend on past days, with what came of it, as
 * all of it stood on a day: taken from what the build has prepared where that belongs to these
 * facts, else computed, which takes seconds.
 *
 * @returns in the order of the days on which they were made; or `cancelled`
 */
export const pastForecasts = (
  facts: Facts,
  asOf: string,
  control?: PartsControl,
): Outcome<readonly PastForecast[]> => doHere(pastForecastsInParts(facts, asOf), control);

/**
 * The same before it is done.
 *
 * @param anew whether what the build has prepared is passed over
 */
export function pastForecastsInParts(facts: Facts, asOf: string, anew = false): ForecastsInParts {
  const prepared = anew ? undefined : facts.prepared(PREPARED_FORECASTS);
  const day = dayNumber(asOf);
  if (prepared !== undefined) return alreadyDone(asOfDay(prepared as readonly PastForecast[], day));
  const work = forecastsInParts(facts, asOf);
  return { ...work, conclude: (done) => asOfDay(work.conclude(done), day) };
}

/**
 * The same computed from the facts.
 *
 * @param until the last day on which a forecast is made, unless the facts end before
 */
export function forecastsInParts(facts: Facts, until: string): ForecastsInParts {
  const end = endOfFacts(facts);
  const last = until < end ? until : end;
  const key = `${facts.edition()} ${last}`;
  const known = computed.get(key);
  if (known) return alreadyDone(known);
  const parts = trends.flatMap(({ id, forecast }) => partsOf(id, originsOf(forecast, last)));
  return {
    parts,
    run: pastDaysOf(facts),
    nameOf: ({ trend }) => trend,
    conclude: (done) => {
      const made = replayForecasts(
        trends.flatMap((trend) => {
          const own = done.filter((_, at) => parts[at]?.trend === trend.id);
          // A dataset that cannot be read takes its trends out; whoever asks about these is told of it.
          const days = own.flatMap((each) => each ?? []);
          return own.includes(null) ? [] : pastBases(trend, days);
        }),
      );
      computed.set(key, made);
      return made;
    },
  };
}

/** Days of a part: a few, so that a part takes longer than it costs to hand out. */
const DAYS_A_PART = 8;

const partsOf = (trend: string, days: readonly string[]): readonly PastDays[] =>
  Array.from({ length: Math.ceil(days.length / DAYS_A_PART) }, (_, at) => ({
    trend,
    days: days.slice(at * DAYS_A_PART, (at + 1) * DAYS_A_PART),
  }));

/** What was known on some past days of a trend. */
export function pastDaysOf(facts: Facts): (part: PastDays) => Known {
  // What is learnt from is not what an answer cites; its digest covers it by what was learnt.
  const view = facts.fresh();
  return ({ trend: id, days }) => {
    const trend = trends.find((each) => each.id === id) as Trend;
    const known = eachOf(days, (day) => pastDay(trend, view, day));
    return known.ok ? known.value.filter((day) => day !== undefined) : null;
  };
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
export const learntOn = (facts: Facts, asOf: string, control?: PartsControl): Outcome<Learnt> =>
  mapOutcome(pastForecasts(facts, asOf, control), (past) => learntFrom(facts, asOf, past));
