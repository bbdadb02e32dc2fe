import { addMonths } from "../../base/add-months.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { expm1 } from "../../stats/elementary/expm1.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { square } from "../../stats/elementary/square.ts";
import { frontierBy, type Releases, recordsBy, scoreAt, yearOf } from "./race-history.ts";
import { type RacePriors, racePriors } from "./race-priors.ts";

/** A quarter in which a lab was in the race. */
export interface LabQuarter {
  readonly lab: string;
  /** Points that its record rose. */
  readonly gain: number;
  /** Points behind the frontier at the start. */
  readonly gap: number;
  /** Probability that the lab still was in the race. */
  readonly weight: number;
}

/** Posterior of pace, catch-up and scatter, as cells of a grid. */
export interface PacePosterior {
  readonly pace: Float64Array;
  readonly catchUp: Float64Array;
  readonly scatter: Float64Array;
  /** Probability of each cell; they add up to 1. */
  readonly weights: Float64Array;
  /** How many lab-quarters it rests on. */
  readonly n: number;
}

/** How a lab's own pace differs from the common one. */
export interface OwnPace {
  /** Points a year. */
  readonly mean: number;
  readonly sd: number;
  /** Share of the lab's own residual that is believed, 0 to 1. */
  readonly credibility: number;
}

/** A parameter's posterior mean and standard deviation. */
export interface Moments {
  readonly mean: number;
  readonly sd: number;
}

const QUARTER_MONTHS = 3;
const QUARTER = QUARTER_MONTHS / 12;
/** A lab is in a quarter if it released in the nine months before it. */
const RECENT = 0.75;
/** The first quarter begins no earlier, in years since 2023-01-01: the index begins there. */
const FIRST = 0.15;

/** Quarters counted back from the day, of every lab that was in the race at their start. */
export function labQuarters(
  releases: Releases,
  day: string,
  inRace: ReadonlyMap<string, number>,
): readonly LabQuarter[] {
  const records = recordsBy(releases, day);
  const frontier = frontierBy(releases, day);
  const quarters: LabQuarter[] = [];
  for (let back = 0; ; back += QUARTER_MONTHS) {
    const [from, to] = [addMonths(day, -back - QUARTER_MONTHS), addMonths(day, -back)];
    const [start, end] = [yearOf(from), yearOf(to)];
    if (start < FIRST) return quarters;
    for (const [lab, steps] of records) {
      const years = releases.flatMap((each) =>
        each.lab === lab && each.date <= day ? [each.year] : [],
      );
      const last = years.findLast((year) => year <= start);
      if (last === undefined || start - last > RECENT) continue;
      const before = scoreAt(steps, start);
      quarters.push({
        lab,
        gain: scoreAt(steps, end) - before,
        gap: scoreAt(frontier, start) - before,
        weight: (years.at(-1) as number) > start ? 1 : (inRace.get(lab) ?? 1),
      });
    }
  }
}

/** Posterior over a grid: 25 paces, 25 rates of catch-up (or none), 15 scatters. */
export function fitPace(
  quarters: readonly LabQuarter[],
  { pace, catchUp, scatter, common, ownPace, without }: RacePriors = racePriors,
): PacePosterior {
  const paces = evenly(Math.max(0.5, pace.mean - 3 * pace.sd), pace.mean + 3 * pace.sd, 25);
  const rates = without.includes("catch-up") ? [0] : evenly(0, 1.8, 25);
  const scatters = evenly(ln(2.5), ln(16), 15).map(exp);
  const size = paces.length * rates.length * scatters.length;
  const cells = {
    pace: new Float64Array(size),
    catchUp: new Float64Array(size),
    scatter: new Float64Array(size),
    weights: new Float64Array(size),
  };
  const variances = scatters.map(
    (s) => (square(s) + square(common)) * QUARTER + square(ownPace * QUARTER),
  );
  const logVariances = variances.map(ln);
  const totalWeight = quarters.reduce((sum, { weight }) => sum + weight, 0);
  let at = 0;
  for (const a of paces) {
    for (const k of rates) {
      const squares = squaredErrors(quarters, a, k);
      scatters.forEach((s, index) => {
        cells.pace[at] = a;
        cells.catchUp[at] = k;
        cells.scatter[at] = s;
        cells.weights[at] =
          -(
            square((a - pace.mean) / pace.sd) +
            square((k - catchUp.mean) / catchUp.sd) +
            square((ln(s) - ln(scatter.median)) / scatter.logSd) +
            squares / (variances[index] as number) +
            totalWeight * (logVariances[index] as number)
          ) / 2;
        at++;
      });
    }
  }
  normalize(cells.weights);
  return { ...cells, n: quarters.length };
}

/** Mean and standard deviation of one parameter. */
export function momentsOf(values: Float64Array, weights: Float64Array): Moments {
  let mean = 0;
  for (let cell = 0; cell < values.length; cell++) {
    mean += (values[cell] as number) * (weights[cell] as number);
  }
  let variance = 0;
  for (let cell = 0; cell < values.length; cell++) {
    variance += square((values[cell] as number) - mean) * (weights[cell] as number);
  }
  return { mean, sd: Math.sqrt(variance) };
}

/** Own paces by lab: residuals at the posterior mean, shrunk by how much they are worth. */
export function ownPaces(
  quarters: readonly LabQuarter[],
  posterior: PacePosterior,
  { ownPace, common }: RacePriors = racePriors,
): ReadonlyMap<string, OwnPace> {
  const meanOf = (values: Float64Array): number => momentsOf(values, posterior.weights).mean;
  const a = meanOf(posterior.pace);
  const k = meanOf(posterior.catchUp);
  const s = meanOf(posterior.scatter);
  const sums = new Map<string, { readonly residual: number; readonly years: number }>();
  for (const { lab, gain, gap, weight } of quarters) {
    const before = sums.get(lab) ?? { residual: 0, years: 0 };
    sums.set(lab, {
      residual: before.residual + weight * (gain - (a + k * gap) * closing(k)),
      years: before.years + weight * QUARTER,
    });
  }
  const spread = square(ownPace);
  const noise = square(s) + square(common);
  return new Map(
    [...sums].map(([lab, { residual, years }]) => {
      const exposed = Math.max(years, 1e-9);
      const credibility = spread / (spread + noise / exposed);
      const mean = (credibility * residual) / exposed;
      return [lab, { mean, sd: ownPace * Math.sqrt(1 - credibility), credibility }];
    }),
  );
}

/** What is believed of a lab without any quarter. */
export const unseenPace = ({ ownPace }: RacePriors): OwnPace => ({
  mean: 0,
  sd: ownPace,
  credibility: 0,
});

function squaredErrors(quarters: readonly LabQuarter[], a: number, k: number): number {
  const years = closing(k);
  let sum = 0;
  for (const { gain, gap, weight } of quarters) {
    sum += weight * square(gain - (a + k * gap) * years);
  }
  return sum;
}

/** Years of undisturbed pace that a quarter is worth while the gap closes. */
const closing = (k: number): number => (k > 1e-9 ? -expm1(-k * QUARTER) / k : QUARTER);

function normalize(logWeights: Float64Array): void {
  const largest = logWeights.reduce((most, value) => Math.max(most, value), -Infinity);
  let total = 0;
  for (let cell = 0; cell < logWeights.length; cell++) {
    const weight = exp((logWeights[cell] as number) - largest);
    logWeights[cell] = weight;
    total += weight;
  }
  for (let cell = 0; cell < logWeights.length; cell++) {
    logWeights[cell] = (logWeights[cell] as number) / total;
  }
}

const evenly = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
