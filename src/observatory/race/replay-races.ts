import { addMonths } from "../../base/add-months.ts";
import { itemAt, valueFor } from "../../base/item-at.ts";
import { drawLines, drawOrder, drawOrderWithErrors } from "./baselines.ts";
import { type BarName, barNames, type CrossingForecast, type Method } from "./crossing-forecast.ts";
import { drawRace } from "./draw-race.ts";
import { fitRace } from "./fit-race.ts";
import {
  bestBy,
  frontierBy,
  labsByScore,
  lastStep,
  type Release,
  type Releases,
  recordsBy,
  yearOf,
} from "./race-history.ts";
import type { DrawPath } from "./race-path.ts";
import { GENERATION, type Mechanism, type RacePriors } from "./race-priors.ts";
import { type Questions, type RaceTally, tallyRace } from "./race-tally.ts";
import { type RaceWorld, raceWorld } from "./race-world.ts";
import { readTally, type TallyReader } from "./read-tally.ts";

/** The race as some methods would have forecast it on a past day; as all, where none are named. */
export interface PastRace<Name extends Method = Method> {
  readonly origin: string;
  readonly labs: readonly string[];
  /** Labs within reach of the frontier that had released something within a year. */
  readonly contenders: ReadonlySet<string>;
  /** Whole months from the day to the last outcome, at most {@link LONGEST}. */
  readonly resolvedMonths: number;
  readonly bars: Readonly<Record<BarName, number>>;
  readonly questions: Questions;
  readonly forecasts: Readonly<Record<Name, TallyReader>>;
}

/** What the race is made again from. */
export interface ReplayBasis {
  readonly releases: Releases;
  /** Labs whose capital was documented by a day. */
  readonly withCapital: (day: string) => ReadonlySet<string>;
  /** The last day of which releases are known. */
  readonly until: string;
  readonly priors: RacePriors;
}

/** Months ahead at which crossings are scored, and at which standings are. */
export const horizons = [6, 12, 18, 24] as const;
export const standingHorizons = [6, 12, 24] as const;
/** Months behind that count as the first tier. */
export const tiers = [3, 6, 12] as const;
/** Months that a past race is drawn ahead. */
export const LONGEST = 24;

/** The first day on which the index holds enough for a race, and months from one to the next. */
const FIRST_ORIGIN = "2023-12-28";
const EVERY_MONTHS = 3;
/** Months after an origin that must be known for anything to be learnt from it, and for a score. */
export const LEARNT_MONTHS = 6;
export const SCORED_MONTHS = 15;
/** A contender is at most so many points behind and released something so many years ago. */
const NEAR = 20;
const LATELY = 1;
/** Draws of a past race: the standard error of a probability is below 0.01. */
const DRAWS = 4000;
const SEED = 1;

/** Days on which the race is forecast again, after which so many months are known. */
export function pastOrigins(until: string, knownMonths: number): readonly string[] {
  const origins: string[] = [];
  for (let months = 0; ; months += EVERY_MONTHS) {
    const origin = addMonths(FIRST_ORIGIN, months);
    if (addMonths(origin, knownMonths) > until) return origins;
    origins.push(origin);
  }
}

/** What some methods drew on a past day, counted. */
export type DrawnRace<Name extends Method = Method> = Readonly<Record<Name, RaceTally>>;

/** Draw the race as it would have been forecast on a day, from what had been released by then. */
export function drawPast(basis: ReplayBasis, origin: string): DrawnRace {
  const { releases, priors } = basis;
  const world = worldOn(basis, origin);
  const { labs } = world;
  const { questions } = askedOn(basis, origin);
  const view = { releases, day: origin, labs, months: LONGEST, seed: SEED, priors };
  const count = (draw: DrawPath, draws: number): RaceTally =>
    tallyRace(draw, shapeOf(labs), questions, 0, draws);
  return {
    // The order is certain: one draw is all.
    order: count(drawOrder(view), 1),
    "order-error": count(drawOrderWithErrors(view), DRAWS),
    line: count(drawLines(view), DRAWS),
    race: count(drawRace(world), DRAWS),
  };
}

/** The same of the race alone, without some of its parts. */
export function drawWithout(
  basis: ReplayBasis,
  origin: string,
  without: readonly Mechanism[],
): DrawnRace<"race"> {
  const world = worldOn({ ...basis, priors: { ...basis.priors, without } }, origin);
  const { questions } = askedOn(basis, origin);
  return { race: tallyRace(drawRace(world), shapeOf(world.labs), questions, 0, DRAWS) };
}

/** What was drawn on a past day, with what was asked of it. */
export function pastRace<Name extends Method>(
  basis: ReplayBasis,
  origin: string,
  drawn: DrawnRace<Name>,
): PastRace<Name> {
  const asked = askedOn(basis, origin);
  const shape = { ...shapeOf(asked.labs), questions: asked.questions };
  const names = Object.keys(drawn) as Name[];
  const readers = names.map((name) => [name, readTally(drawn[name], shape)]);
  return { ...asked, forecasts: Object.fromEntries(readers) as Record<Name, TallyReader> };
}

const shapeOf = (labs: readonly string[]) => ({ labs: labs.length, months: LONGEST });

/** What is asked of a past day. */
function askedOn({ releases, until }: ReplayBasis, origin: string): Omit<PastRace, "forecasts"> {
  const records = recordsBy(releases, origin);
  const labs = labsByScore(records);
  const frontier = frontierBy(releases, origin);
  const best = lastStep(frontier).score;
  const contenders = new Set(
    labs.filter((lab) => {
      const last = releases.findLast((each) => each.lab === lab && each.date <= origin);
      const isNear = best - lastStep(valueFor(records, lab)).score <= NEAR;
      return isNear && yearOf(origin) - (last?.year ?? 0) <= LATELY;
    }),
  );
  const bars = {
    "gpt-4": firstGpt4(releases)?.score ?? Number.POSITIVE_INFINITY,
    frontier: best,
    "half-generation": best + GENERATION / 2,
    generation: best + GENERATION,
  };
  return {
    origin,
    labs,
    contenders,
    resolvedMonths: wholeMonths(origin, until),
    bars,
    questions: {
      bars: barNames.map((name) => bars[name]),
      reports: standingHorizons,
      within: tiers,
      ranked: labs.flatMap((lab, at) => (contenders.has(lab) ? [at] : [])),
      group: [],
      past: frontier.map(({ score, year }) => ({
        score,
        monthsAgo: (yearOf(origin) - year) * 12,
      })),
    },
  };
}

function worldOn({ releases, withCapital, priors }: ReplayBasis, origin: string): RaceWorld {
  const capital = withCapital(origin);
  return raceWorld(fitRace(releases, origin, capital, priors), recordsBy(releases, origin), {
    months: LONGEST,
    seed: SEED,
    withCapital: capital,
    priors,
  });
}

/** The crossings that a past race forecast, as far as they have been resolved. */
export function crossingsOf<Name extends Method>(
  past: PastRace<Name>,
  releases: Releases,
): readonly CrossingForecast<Name>[] {
  const names = Object.keys(past.forecasts) as Name[];
  const { origin, labs, contenders, bars, questions, forecasts, resolvedMonths } = past;
  return barNames.flatMap((bar, barAt) =>
    labs.flatMap((lab, labAt) => {
      const level = itemAt(questions.bars, barAt);
      if (bestBy(releases, origin, lab) >= level) return [];
      return horizons
        .filter((horizon) => horizon <= resolvedMonths)
        .map((horizon): CrossingForecast<Name> => {
          const crossed = (method: Name) =>
            withinOdds(forecasts[method].crossed(barAt, labAt, horizon));
          return {
            bar,
            isAbove: level > bars.frontier,
            horizon,
            origin,
            lab,
            isContender: contenders.has(lab),
            came: bestBy(releases, addMonths(origin, horizon), lab) >= level,
            probability: Object.fromEntries(
              names.map((method) => [method, crossed(method)]),
            ) as Record<Name, number>,
          };
        });
    }),
  );
}

/** A probability that is neither surer than 99 % nor below 1 %. */
export const withinOdds = (probability: number): number =>
  Math.min(0.99, Math.max(0.01, probability));

/** The first GPT-4: the best of its maker a week after its release. */
export function firstGpt4(releases: Releases): Release | undefined {
  const own = releases.filter(({ lab, date }) => lab === "OpenAI" && date <= "2023-03-20");
  return own.reduce(
    (best: Release | undefined, release) =>
      best === undefined || release.score > best.score ? release : best,
    undefined,
  );
}

/** Calendar months that have passed, at most {@link LONGEST}. */
function wholeMonths(from: string, to: string): number {
  let months = 0;
  while (months < LONGEST && addMonths(from, months + 1) <= to) months++;
  return months;
}
