import { valueFor } from "../../base/item-at.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { square } from "../../stats/elementary/square.ts";
import { frontierBy, lastStep, type Releases, recordsBy, scoreAt, yearOf } from "./race-history.ts";
import { capitalMultiple, LARGEST_HAZARD, type RacePriors, racePriors } from "./race-priors.ts";

/** How labs fall silent, and which still are in the race. */
export interface Silence {
  /** Releases a year, pooled. */
  readonly releases: number;
  /** Hazard a year at 10 points behind. */
  readonly hazard: number;
  /** Growth of its logarithm per 10 points further behind. */
  readonly byGap: number;
  /**
   * Probability that a lab is still in the race, by lab: that it has not fallen silent and releases
   * again before it does.
   */
  readonly inRace: ReadonlyMap<string, number>;
}

/** What the releases of a lab say of its silence. */
interface Sequence {
  readonly lab: string;
  /** Releases after the first. */
  readonly repeats: number;
  /** Years from the first release to the last, and to the day. */
  readonly active: number;
  readonly watched: number;
  /** Points behind the frontier at its last release. */
  readonly gap: number;
  /** Multiple of its hazard. */
  readonly multiple: number;
}

/** Releases within this many years of the one before count as one. */
const MERGED = 14 / 365.25;

/** Releases a year over which a lab's own rate is summed, evenly in the logarithm. */
const rates = logSpaced(0.05, 20, 60);
const logRates = rates.map(ln);

const means = logSpaced(0.8, 8, 15);
const hazards = logSpaced(0.03, 1.2, 14);
const slopes = Array.from({ length: 11 }, (_, index) => -0.4 + 0.2 * index);

/** Hazard of silence a year of a lab that is some points behind. */
export const hazardAt = (hazard: number, byGap: number, gap: number, multiple: number): number =>
  Math.min(LARGEST_HAZARD, multiple * hazard * exp((byGap * (gap - 10)) / 10));

/**
 * Releases until silence: a lab releases at its own gamma-distributed rate until it drops out with
 * a hazard that grows with its gap. Parameters are posterior means over a grid.
 *
 * @param releases of all labs; those after `day` are not looked at
 * @param withCapital labs whose capital was documented by the day
 * @param priors what is believed beforehand; the usual if not given
 * @see D. C. Schmittlein, D. G. Morrison, R. Colombo, "Counting Your Customers", Management Science
 *   33 (1987), for the likelihood (Pareto/NBD)
 */
export function fitSilence(
  releases: Releases,
  day: string,
  withCapital: ReadonlySet<string>,
  priors: RacePriors = racePriors,
): Silence {
  if (priors.without.includes("silence")) return noSilence(priors);
  const sequences = sequencesBy(releases, day, (lab) =>
    capitalMultiple(priors, withCapital.has(lab)),
  );
  const byMean = means.map((mean) => ratePrior(mean, priors));
  const gapSlopes = priors.without.includes("gap") ? [0] : slopes;
  const cells: { mean: number; hazard: number; byGap: number; logWeight: number }[] = [];
  for (const hazard of hazards) {
    for (const byGap of gapSlopes) {
      const likelihoods = sequences.map((sequence) => likelihoodByRate(sequence, hazard, byGap));
      means.forEach((mean, index) => {
        const prior = byMean[index] as readonly number[];
        const logWeight = likelihoods.reduce(
          (sum, byRate) => sum + ln(dot(byRate, prior)),
          logPrior(mean, hazard, byGap, priors),
        );
        cells.push({ mean, hazard, byGap, logWeight });
      });
    }
  }
  const largest = cells.reduce((most, { logWeight }) => Math.max(most, logWeight), -Infinity);
  const weights = cells.map(({ logWeight }) => exp(logWeight - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const meanOf = (values: readonly number[]): number => dot(values, weights) / total;
  const fitted = {
    releases: meanOf(cells.map(({ mean }) => mean)),
    hazard: meanOf(cells.map(({ hazard }) => hazard)),
    byGap: meanOf(cells.map(({ byGap }) => byGap)),
  };
  return {
    ...fitted,
    inRace: new Map(
      sequences.map((sequence) => [sequence.lab, inRaceOf(sequence, fitted, priors)]),
    ),
  };
}

/** Every lab stays: what is not in the map is in the race. */
const noSilence = ({ releases }: RacePriors): Silence => ({
  releases: releases.median,
  hazard: 0,
  byGap: 0,
  inRace: new Map(),
});

function sequencesBy(
  releases: Releases,
  day: string,
  multipleOf: (lab: string) => number,
): readonly Sequence[] {
  const records = recordsBy(releases, day);
  const frontier = frontierBy(releases, day);
  const times = new Map<string, number[]>();
  for (const { lab, date, year } of releases) {
    if (date > day) continue;
    const own = times.get(lab) ?? [];
    const last = own.at(-1);
    if (last === undefined || year - last > MERGED) own.push(year);
    times.set(lab, own);
  }
  return [...times].map(([lab, own]) => {
    const [first, last] = [own[0] as number, own.at(-1) as number];
    const record = lastStep(valueFor(records, lab)).score;
    return {
      lab,
      repeats: own.length - 1,
      active: last - first,
      watched: yearOf(day) - first,
      gap: Math.max(0, scoreAt(frontier, last) - record),
      multiple: multipleOf(lab),
    };
  });
}

/** Likelihood of a sequence at every rate, up to a factor that is the same for all cells. */
function likelihoodByRate(sequence: Sequence, hazard: number, byGap: number): readonly number[] {
  const { repeats, active, watched, gap, multiple } = sequence;
  const silent = hazardAt(hazard, byGap, gap, multiple);
  // About the likeliest rate, so that powers of it stay in range.
  const centre = ln((repeats + 1) / (watched + 0.5));
  return rates.map((rate, index) => {
    const either = rate + silent;
    const power = repeats * ((logRates[index] as number) - centre);
    const left = (silent / either) * exp(power - either * active);
    return left + (rate / either) * exp(power - either * watched);
  });
}

/** Probability of another release before silence, over all rates. */
function inRaceOf(
  sequence: Sequence,
  { releases, hazard, byGap }: Omit<Silence, "inRace">,
  priors: RacePriors,
): number {
  const silent = hazardAt(hazard, byGap, sequence.gap, sequence.multiple);
  const likelihood = likelihoodByRate(sequence, hazard, byGap);
  const prior = ratePrior(releases, priors);
  const stays = rates.map((rate) => {
    const either = rate + silent;
    const silence = exp(either * (sequence.watched - sequence.active));
    return rate / (rate + silent * silence);
  });
  return (
    dot(
      likelihood.map((value, index) => value * (stays[index] as number)),
      prior,
    ) / dot(likelihood, prior)
  );
}

/** Density of rates of a pooled mean, in the logarithm and up to a factor common to all means. */
function ratePrior(mean: number, priors: RacePriors): readonly number[] {
  const { shape } = priors.releases;
  return rates.map((rate) => exp(shape * ln((rate * shape) / mean) - (rate * shape) / mean));
}

const logPrior = (mean: number, hazard: number, byGap: number, priors: RacePriors): number => {
  const { releases, silence, silenceByGap } = priors;
  return (
    -(
      square((ln(mean) - ln(releases.median)) / releases.logSd) +
      square((ln(hazard) - ln(silence.median)) / silence.logSd) +
      square((byGap - silenceByGap.mean) / silenceByGap.sd)
    ) / 2
  );
};

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) {
    sum += (a[index] as number) * (b[index] as number);
  }
  return sum;
}

function logSpaced(from: number, to: number, count: number): readonly number[] {
  const step = (ln(to) - ln(from)) / (count - 1);
  return Array.from({ length: count }, (_, index) => exp(ln(from) + step * index));
}
