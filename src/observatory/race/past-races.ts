import { LRUCache } from "lru-cache";
import { addMonths } from "../../base/add-months.ts";
import { alreadyDone, type InParts } from "../../base/in-parts.ts";
import { allOf, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts } from "../../data/facts.ts";
import type { Method } from "./crossing-forecast.ts";
import { type Lesson, lessonOf } from "./ensemble-weights.ts";
import { type PackedTally, packTally, unpackTally } from "./pack-tally.ts";
import { capitalOn, type RaceBasis } from "./race-basis.ts";
import { isUsual, type Mechanism, type RacePriors, racePriors } from "./race-priors.ts";
import {
  crossingsOf,
  type DrawnRace,
  drawPast,
  drawWithout,
  LEARNT_MONTHS,
  type PastRace,
  pastOrigins,
  pastRace,
  type ReplayBasis,
  SCORED_MONTHS,
} from "./replay-races.ts";
import { type AblationScore, ablations, scoreAblation } from "./score-ablation.ts";
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

/** A past day on which the race is drawn again: a part of computing past races. */
export interface PastDraw {
  readonly origin: string;
  /** Whether votes stand in where the index does not score a lab. */
  readonly votes: boolean;
  /** Draws the race alone, without these of its parts; absent where all methods are drawn. */
  readonly without?: readonly Mechanism[] | undefined;
}

/** What was drawn, by method. */
type Drawn = Readonly<Partial<Record<Method, PackedTally>>>;

/** Past races, or something that is learnt of them, in parts. */
export type RacesInParts<Whole> = InParts<PastDraw, Drawn, Whole>;

/**
 * What past forecasts had taught by the day of a basis: taken from what the build has prepared where
 * that belongs to these facts, else computed.
 */
export function lessonsBy(
  facts: Facts,
  basis: RaceBasis,
): Outcome<RacesInParts<readonly Lesson[]>> {
  const { from } = basis;
  const prepared = preparedFor(facts, basis);
  if (!prepared || prepared.until < from) {
    return mapOutcome(replayInParts(facts, basis), (replay) => ({
      ...replay,
      conclude: (drawn) => replay.conclude(drawn).lessons,
    }));
  }
  return succeed(
    alreadyDone(
      prepared.lessons.filter(({ origin, horizon }) => addMonths(origin, horizon) <= from),
    ),
  );
}

/** Past races by the day of a basis, prepared or computed. */
export function pastRaces(
  facts: Facts,
  basis: RaceBasis,
  priors: RacePriors = racePriors,
): Outcome<RacesInParts<PastRaces>> {
  const prepared = preparedFor(facts, basis);
  const isPrepared = prepared?.until === basis.from && isUsual(priors);
  return isPrepared ? succeed(alreadyDone(prepared)) : racesInParts(facts, basis, priors);
}

function preparedFor(facts: Facts, { edition, newest }: RaceBasis): PastRaces | undefined {
  const prepared = facts.prepared(PREPARED_RACES) as readonly PastRaces[] | undefined;
  return prepared?.find((each) => each.edition === edition && each.newest === newest);
}

/** Past races computed from the facts; this takes seconds. */
export function racesInParts(
  facts: Facts,
  basis: RaceBasis,
  priors: RacePriors = racePriors,
): Outcome<RacesInParts<PastRaces>> {
  const works = allOf({
    own: replayInParts(facts, basis, { priors }),
    voted: replayInParts(facts, basis, { votes: true, priors }),
    ablated: ablationsInParts(facts, basis, priors),
    run: drawPastDays(facts, basis, priors),
  });
  return mapOutcome(works, ({ own, voted, ablated, run }) => ({
    ...{ parts: [...own.parts, ...voted.parts, ...ablated.parts], run, nameOf },
    conclude: (drawn) => {
      const fromVotes = own.parts.length;
      const fromAblations = fromVotes + voted.parts.length;
      return {
        edition: basis.edition,
        newest: basis.newest,
        until: basis.from,
        ...own.conclude(drawn.slice(0, fromVotes)),
        scoresWithVotes: voted.conclude(drawn.slice(fromVotes, fromAblations)).scores,
        ablations: ablated.conclude(drawn.slice(fromAblations)),
      };
    },
  }));
}

/** What past races teach and how they scored, up to the day of a basis. */
export function replayInParts(
  facts: Facts,
  basis: RaceBasis,
  {
    votes = false,
    priors = racePriors,
  }: { readonly votes?: boolean; readonly priors?: RacePriors } = {},
): Outcome<RacesInParts<Pick<PastRaces, "lessons" | "scores">>> {
  return unlessKnown([facts, basis, priors, `replay ${votes}`], (basisOf) => {
    const replay = basisOf({ votes });
    const parts = pastOrigins(basis.from, LEARNT_MONTHS).map((origin) => ({ origin, votes }));
    return {
      ...{ parts, run: drawBy(basisOf), nameOf },
      conclude: (drawn) => {
        const past = racesOf<Method>(replay, parts, drawn);
        const crossings = past.map((race) => crossingsOf(race, replay.releases));
        const lessons = crossings.flat().map(lessonOf);
        const scored = pastOrigins(basis.from, SCORED_MONTHS).length;
        const scores = scoreBackcast(
          past.slice(0, scored),
          crossings.slice(0, scored).flat(),
          lessons,
          replay.releases,
        );
        return { lessons, scores };
      },
    };
  });
}

/** Scores of the race alone by the index alone, without each of its parts. */
export function ablationsInParts(
  facts: Facts,
  basis: RaceBasis,
  priors: RacePriors = racePriors,
): Outcome<RacesInParts<readonly AblationScore[]>> {
  return unlessKnown([facts, basis, priors, "ablations"], (basisOf) => {
    const replay = basisOf({ votes: false });
    const origins = pastOrigins(basis.from, SCORED_MONTHS);
    const parts = ablations.flatMap((without) =>
      origins.map((origin) => ({ origin, votes: false, without })),
    );
    return {
      ...{ parts, run: drawBy(basisOf), nameOf },
      conclude: (drawn) => {
        const past = racesOf<"race">(replay, parts, drawn);
        return ablations.map((without, at) => {
          const own = past.slice(at * origins.length, (at + 1) * origins.length);
          return scoreAblation(
            without,
            own.flatMap((race) => crossingsOf(race, replay.releases)),
          );
        });
      },
    };
  });
}

/** What has been computed lately. */
const lately = new LRUCache<string, object>({ max: 16 });

/** Work in parts, or what has come of the same work lately. */
function unlessKnown<Whole extends object>(
  [facts, basis, priors, what]: readonly [Facts, RaceBasis, RacePriors, string],
  open: (basisOf: BasisOf) => RacesInParts<Whole>,
): Outcome<RacesInParts<Whole>> {
  const { edition, newest, from } = basis;
  const key = [facts.edition(), edition, newest, from, JSON.stringify(priors), what].join(" ");
  const known = lately.get(key) as Whole | undefined;
  if (known) return succeed(alreadyDone(known));
  return mapOutcome(replayBases(facts, basis, priors), (basisOf) => {
    const work = open(basisOf);
    return {
      ...work,
      conclude: (drawn) => {
        const whole = work.conclude(drawn);
        lately.set(key, whole);
        return whole;
      },
    };
  });
}

/** Draws past days of the race, wherever that is asked. */
export const drawPastDays = (
  facts: Facts,
  basis: RaceBasis,
  priors: RacePriors,
): Outcome<(draw: PastDraw) => Drawn> => mapOutcome(replayBases(facts, basis, priors), drawBy);

/** What past days are drawn from, with votes or by the index alone. */
type BasisOf = (draw: Pick<PastDraw, "votes">) => ReplayBasis;

function replayBases(
  facts: Facts,
  { from, index, withVotes }: RaceBasis,
  priors: RacePriors,
): Outcome<BasisOf> {
  // What is learnt from is not what an answer cites; its digest covers it by what was learnt.
  const capital = capitalOn(facts.fresh(), pastOrigins(from, LEARNT_MONTHS));
  return mapOutcome(
    capital,
    (withCapital): BasisOf =>
      ({ votes }) => ({ releases: votes ? withVotes : index, withCapital, until: from, priors }),
  );
}

const drawBy =
  (basisOf: BasisOf) =>
  (draw: PastDraw): Drawn => {
    const basis = basisOf(draw);
    const { origin, without } = draw;
    const drawn = without ? drawWithout(basis, origin, without) : drawPast(basis, origin);
    const tallies = Object.entries(drawn).map(([method, tally]) => [method, packTally(tally)]);
    return Object.fromEntries(tallies) as Drawn;
  };

const racesOf = <Name extends Method>(
  basis: ReplayBasis,
  parts: readonly PastDraw[],
  drawn: readonly Drawn[],
): readonly PastRace<Name>[] =>
  parts.map(({ origin }, at) => {
    const tallies = Object.entries(drawn[at] as Drawn);
    const unpacked = tallies.map(([method, packed]) => [method, unpackTally(packed)]);
    return pastRace(basis, origin, Object.fromEntries(unpacked) as DrawnRace<Name>);
  });

const nameOf = ({ origin }: PastDraw): string => origin;
