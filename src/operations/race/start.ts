import { addMonths } from "../../base/add-months.ts";
import { eachOf, fail, type Outcome, succeed } from "../../base/outcome.ts";
import { remember } from "../../base/remember.ts";
import { countEntrants, type Entrants } from "../../observatory/race/entrants.ts";
import { type ExchangeRate, exchangeRate } from "../../observatory/race/exchange-rate.ts";
import { fitRace, type RaceFit } from "../../observatory/race/fit-race.ts";
import { pushLabs } from "../../observatory/race/push-labs.ts";
import type { RaceBasis } from "../../observatory/race/race-basis.ts";
import {
  frontierBy,
  lastStep,
  type Releases,
  recordsBy,
  yearOf,
} from "../../observatory/race/race-history.ts";
import type { Mechanism, RacePriors } from "../../observatory/race/race-priors.ts";
import type { Questions } from "../../observatory/race/race-tally.ts";
import { type RaceWorld, raceWorld } from "../../observatory/race/race-world.ts";
import { findLab } from "./find-lab.ts";
import { type RaceBar, readBars } from "./read-bars.ts";
import { chineseLabs, readLevers, readShocks } from "./read-levers.ts";
import { readPriors } from "./read-priors.ts";

/** Months ahead unless asked otherwise, and at most. */
const USUAL_MONTHS = 24;
export const MOST_MONTHS = 60;
/** Months behind the frontier that count as the first tier. */
const TIERS = [3, 6, 12];

/** What can be set before anything is drawn. */
export interface RaceStart {
  readonly basis: RaceBasis;
  readonly releases: Releases;
  readonly priors: RacePriors;
  readonly fit: RaceFit;
  readonly world: RaceWorld;
  /** The world with levers and shocks; absent where none was asked for. */
  readonly changed: RaceWorld | undefined;
  readonly exchange: ExchangeRate | undefined;
  readonly months: number;
  readonly until: string;
  readonly bars: readonly RaceBar[];
  /** The labs that are shown; all where none were named. */
  readonly shown: ReadonlySet<string> | undefined;
  readonly questions: Questions;
  readonly draws: number;
  readonly frontier: number;
  readonly entrants: Entrants;
}

/** What is asked, as far as it bears on that. */
export interface RaceInput {
  readonly until?: string | undefined;
  readonly bar: readonly string[];
  readonly within?: readonly number[] | undefined;
  readonly labs?: readonly string[] | undefined;
  readonly noPlaced?: boolean | undefined;
  readonly lever?: readonly string[] | undefined;
  readonly shock?: readonly string[] | undefined;
  readonly prior?: readonly string[] | undefined;
  readonly without?: readonly Mechanism[] | undefined;
  readonly catchUp?: string | undefined;
  readonly by?: string | undefined;
  readonly draws: number;
  readonly seed: number;
}

interface Fitted {
  readonly releases: Releases;
  readonly from: string;
  readonly withCapital: ReadonlySet<string>;
  readonly priors: RacePriors;
}

/** The estimate by all that it rests on, so that a lever that is moved leaves it as it is. */
const fitLately = remember(
  ({ releases, from, withCapital, priors }: Fitted): RaceFit =>
    fitRace(releases, from, withCapital, priors),
  ({ releases, from, withCapital, priors }) =>
    JSON.stringify([releases, from, [...withCapital], priors]),
  8,
);

/**
 * Everything up to the first draw.
 *
 * @returns a problem for an unknown bar or lab, a lever that cannot be read, or a day not ahead
 */
export function startOf(input: RaceInput, basis: RaceBasis): Outcome<RaceStart> {
  const { from, withCapital } = basis;
  const releases = input.noPlaced ? basis.index : basis.withVotes;
  const until = input.until ?? addMonths(from, USUAL_MONTHS);
  const months = monthsAhead(from, until, "until");
  if (!months.ok) return months;
  const steps = frontierBy(releases, from);
  const frontier = lastStep(steps).score;
  const bars = readBars(input.bar, basis, frontier);
  if (!bars.ok) return bars;
  const read = readPriors(input.prior ?? [], input.without ?? []);
  if (!read.ok) return read;
  const priors = read.value;
  const fit = fitLately({ releases, from, withCapital, priors });
  const options = { months: months.value, seed: input.seed, withCapital, priors };
  const world = raceWorld(fit, recordsBy(releases, from), options);
  const { labs } = world;
  const shown = input.labs ? eachOf(input.labs, (name) => findLab(labs, name)) : undefined;
  if (shown && !shown.ok) return shown;
  const exchange = exchangeRate(basis.versions, from);
  const view = { labs, from, months: months.value, exchange };
  const levers = readLevers(input.lever ?? [], view);
  if (!levers.ok) return levers;
  const shocks = readShocks(input.shock ?? [], view);
  if (!shocks.ok) return shocks;
  const pushes = [...levers.value, ...shocks.value];
  return succeed({
    basis,
    releases,
    priors,
    fit,
    world,
    changed: pushes.length > 0 ? pushLabs(world, pushes) : undefined,
    exchange,
    months: months.value,
    until: addMonths(from, months.value),
    bars: bars.value,
    shown: shown && new Set(shown.value.map((at) => labs[at] as string)),
    questions: {
      bars: bars.value.map(({ level }) => level),
      reports: reportsOf(months.value),
      within: [...new Set(input.within ?? TIERS)].sort((a, b) => a - b),
      ranked: labs.map((_, at) => at),
      group: chineseLabs(labs),
      past: steps.map(({ score, year }) => ({ score, monthsAgo: (yearOf(from) - year) * 12 })),
    },
    draws: input.draws,
    frontier,
    entrants: countEntrants(basis.rated, basis.index, from),
  });
}

/** Every year ahead, and the end. */
const reportsOf = (months: number): readonly number[] => [
  ...Array.from({ length: Math.ceil(months / 12) - 1 }, (_, year) => 12 * (year + 1)),
  months,
];

/** Whole months from a day to another, 1 to {@link MOST_MONTHS}. */
export function monthsAhead(from: string, to: string, field: string): Outcome<number> {
  let months = 0;
  while (months <= MOST_MONTHS && addMonths(from, months + 1) <= to) months++;
  return months >= 1 && months <= MOST_MONTHS
    ? succeed(months)
    : fail("invalid-input", {
        field,
        rule: "rule.race-ahead",
        first: addMonths(from, 1),
        last: addMonths(from, MOST_MONTHS),
        value: to,
      });
}
