import { valueFor } from "../../base/item-at.ts";
import { unseenPace } from "./fit-pace.ts";
import type { RaceFit } from "./fit-race.ts";
import { labsByScore, lastStep, type Records } from "./race-history.ts";
import { capitalMultiple, type RacePriors, racePriors } from "./race-priors.ts";
import { keyOfLab } from "./random-words.ts";

/** What acts on labs besides what was estimated, labs × (months + 1), months moving fastest. */
export interface Pushes {
  /** Points a year on top of the pace. */
  readonly growth: Float64Array;
  /** Points at once, at the beginning of a month. */
  readonly step: Float64Array;
  /** Change of the rate of catch-up. */
  readonly catchUp: Float64Array;
  /** Multiple of the hazard of silence; 0 where a lab stays for sure. */
  readonly hazard: Float64Array;
}

/** Everything that a draw of the race needs, as plain arrays that a thread can be given. */
export interface RaceWorld {
  readonly seed: number;
  readonly months: number;
  readonly labs: readonly string[];
  /** By lab, as are all arrays of equal length. */
  readonly keys: Uint32Array;
  readonly records: Float64Array;
  readonly inRace: Float64Array;
  readonly ownMean: Float64Array;
  readonly ownSd: Float64Array;
  /** Posterior cells of pace, catch-up and scatter with the sums of their probabilities. */
  readonly pace: Float64Array;
  readonly catchUp: Float64Array;
  readonly scatter: Float64Array;
  readonly cumulative: Float64Array;
  /** Hazard of silence at 10 points behind, and its growth by the gap. */
  readonly hazard: number;
  readonly byGap: number;
  /** A silent lab coming back, a year. */
  readonly returning: number;
  readonly common: number;
  readonly pushes: Pushes;
}

/** The world as estimated, without any lever; labs by score, the best first. */
export function raceWorld(
  fit: RaceFit,
  records: Records,
  options: {
    readonly months: number;
    readonly seed: number;
    readonly withCapital: ReadonlySet<string>;
    /** What was believed beforehand; the usual if not given. */
    readonly priors?: RacePriors;
  },
): RaceWorld {
  const { months, seed, withCapital, priors = racePriors } = options;
  const labs = labsByScore(records);
  const own = labs.map((lab) => fit.ownPaces.get(lab) ?? unseenPace(priors));
  const { pace, catchUp, scatter, weights } = fit.pace;
  return {
    seed,
    months,
    labs,
    keys: Uint32Array.from(labs, keyOfLab),
    records: Float64Array.from(labs, (lab) => lastStep(valueFor(records, lab)).score),
    inRace: Float64Array.from(labs, (lab) => fit.silence.inRace.get(lab) ?? 1),
    ownMean: Float64Array.from(own, ({ mean }) => mean),
    ownSd: Float64Array.from(own, ({ sd }) => sd),
    pace,
    catchUp,
    scatter,
    cumulative: cumulativeOf(weights),
    hazard: fit.silence.hazard,
    byGap: fit.silence.byGap,
    returning: priors.return,
    common: priors.common,
    pushes: noPushes(labs, months, (lab) => capitalMultiple(priors, withCapital.has(lab))),
  };
}

function noPushes(
  labs: readonly string[],
  months: number,
  multipleOf: (lab: string) => number,
): Pushes {
  const size = labs.length * (months + 1);
  const hazard = new Float64Array(size);
  labs.forEach((lab, at) => {
    hazard.fill(multipleOf(lab), at * (months + 1), (at + 1) * (months + 1));
  });
  return {
    growth: new Float64Array(size),
    step: new Float64Array(size),
    catchUp: new Float64Array(size),
    hazard,
  };
}

function cumulativeOf(weights: Float64Array): Float64Array {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}
