import { LRUCache } from "lru-cache";
import { addMonths } from "../../base/add-months.ts";
import { fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts } from "../../data/facts.ts";
import { type AblationScore, ablateRaces } from "./ablate-races.ts";
import { type Lesson, lessonOf } from "./ensemble-weights.ts";
import { capitalOn, type RaceBasis } from "./race-basis.ts";
import type { Releases } from "./race-history.ts";
import { isUsual, type RacePriors, racePriors } from "./race-priors.ts";
import {
  crossingsOf,
  LEARNT_MONTHS,
  type PastRace,
  pastOrigins,
  replayRace,
  SCORED_MONTHS,
} from "./replay-races.ts";
import { type BackcastScores, scoreBackcast } from "./score-backcast.ts";

/** Name under which a build keeps past races. */
export const PREPARED_RACES = "races";

/** Past races by the last day that an edition of the index covers. */
export interface PastRaces {
  /** The edition of the scores, and the newest that models were added from. */
  readonly edition: string;
  readonly newest: string;
  readonly until: string;
  /** What every forecast that was resolved by then teaches. */
  readonly lessons: readonly Lesson[];
  readonly scores: BackcastScores;
  /** Scores with votes where the index does not score a lab. */
  readonly scoresWithVotes: BackcastScores;
  /** Scores of the race alone without each of its parts. */
  readonly ablations: readonly AblationScore[];
}

/** Progress and cancellation of long work over past days. */
export interface ReplayControl {
  /** What was believed beforehand; the usual if not given. */
  readonly priors?: RacePriors;
  readonly onOrigin?: (done: number, total: number, origin: string) => void;
  readonly cancelled?: () => boolean;
}

/**
 * What past forecasts had taught by the day of a basis: taken from what the build has prepared where
 * that belongs to these facts, else computed.
 *
 * @returns or `cancelled`
 */
export function lessonsBy(
  facts: Facts,
  basis: RaceBasis,
  control: ReplayControl = {},
): Outcome<readonly Lesson[]> {
  const { from } = basis;
  const prepared = preparedFor(facts, basis);
  if (!prepared || prepared.until < from) {
    return mapOutcome(replayRaces(facts, basis.index, basis, control), ({ lessons }) => lessons);
  }
  return succeed(
    prepared.lessons.filter(({ origin, horizon }) => addMonths(origin, horizon) <= from),
  );
}

/**
 * Scores of past races by the day of a basis.
 *
 * @returns or `cancelled`
 */
export function pastRaces(
  facts: Facts,
  basis: RaceBasis,
  control: ReplayControl = {},
): Outcome<PastRaces> {
  const prepared = preparedFor(facts, basis);
  const isPrepared = prepared?.until === basis.from && isUsual(control.priors);
  return isPrepared ? succeed(prepared) : computeRaces(facts, basis, control);
}

/** Past races up to the day of a basis, computed from the facts; this takes seconds. */
export function computeRaces(
  facts: Facts,
  basis: RaceBasis,
  control: ReplayControl = {},
): Outcome<PastRaces> {
  const own = replayRaces(facts, basis.index, basis, control);
  if (!own.ok) return own;
  const voted = replayRaces(facts, basis.withVotes, basis, control);
  if (!voted.ok) return voted;
  return mapOutcome(ablationsOf(facts, basis, control.priors), (ablations) => ({
    edition: basis.edition,
    newest: basis.newest,
    until: basis.from,
    ...own.value,
    scoresWithVotes: voted.value.scores,
    ablations,
  }));
}

/** Scores of the race alone by the index alone, without each of its parts; this takes seconds. */
export function ablationsOf(
  facts: Facts,
  { from, index }: RaceBasis,
  priors: RacePriors = racePriors,
): Outcome<readonly AblationScore[]> {
  const origins = pastOrigins(from, SCORED_MONTHS);
  return mapOutcome(capitalOn(facts.fresh(), origins), (withCapital) =>
    ablateRaces({ releases: index, withCapital, until: from, priors }, origins),
  );
}

function preparedFor(facts: Facts, { edition, newest }: RaceBasis): PastRaces | undefined {
  const prepared = facts.prepared(PREPARED_RACES) as readonly PastRaces[] | undefined;
  return prepared?.find((each) => each.edition === edition && each.newest === newest);
}

/** What past races teach and how they scored. */
export type Replay = Pick<PastRaces, "lessons" | "scores">;

/** What has been computed lately, by the facts, the day and whether votes are counted. */
const computed = new LRUCache<string, Replay>({ max: 8 });

/**
 * Past races made of some releases up to the day of a basis.
 *
 * @param releases those of the basis, with or without votes
 */
export function replayRaces(
  facts: Facts,
  releases: Releases,
  basis: RaceBasis,
  { onOrigin, cancelled, priors = racePriors }: ReplayControl = {},
): Outcome<Replay> {
  const { from, index, edition, newest } = basis;
  const key = [
    facts.edition(),
    edition,
    newest,
    from,
    releases === index,
    JSON.stringify(priors),
  ].join(" ");
  const known = computed.get(key);
  if (known) return succeed(known);
  const origins = pastOrigins(from, LEARNT_MONTHS);
  // What is learnt from is not what an answer cites; its digest covers it by what was learnt.
  const withCapital = capitalOn(facts.fresh(), origins);
  if (!withCapital.ok) return withCapital;
  const replayBasis = { releases, withCapital: withCapital.value, until: from, priors };
  const past: PastRace[] = [];
  for (const [at, origin] of origins.entries()) {
    if (cancelled?.()) return fail("cancelled");
    onOrigin?.(at, origins.length, origin);
    past.push(replayRace(replayBasis, origin));
  }
  const crossings = past.map((race) => crossingsOf(race, releases));
  const lessons = crossings.flat().map(lessonOf);
  const scored = pastOrigins(from, SCORED_MONTHS).length;
  const scores = scoreBackcast(
    past.slice(0, scored),
    crossings.slice(0, scored).flat(),
    lessons,
    releases,
  );
  const replay = { lessons, scores };
  computed.set(key, replay);
  return succeed(replay);
}
