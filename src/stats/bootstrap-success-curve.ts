import { uniformDraw } from "./draws.ts";
import { ln } from "./elementary/ln.ts";
import { pow } from "./elementary/pow.ts";
import { horizonMinutes } from "./fit-success-curve.ts";
import { type Minimum, newtonMinimizer } from "./minimize-newton.ts";
import type { ResampleRange } from "./resample-range.ts";
import { createSuccessObjective, type SuccessObjective } from "./success-objective.ts";
import type { SuccessTally } from "./success-tally.ts";

/** Horizons of one agent, refitted to resamples. */
export interface HorizonDraws {
  readonly agent: string;
  /**
   * Minutes: 0 where a resample holds no success and Infinity where it holds no failure, so that
   * quantiles keep their meaning; NaN where it holds no task of the agent, or where success does
   * not fall with duration.
   */
  readonly p50Minutes: Float64Array;
  readonly p80Minutes: Float64Array;
}

/**
 * Three-level bootstrap: draw families with replacement, within every drawn family its tasks, and
 * within every drawn task the runs of each agent. Agents share the families and tasks of a draw, so
 * draws may be compared between agents.
 *
 * Runs of one task differ only in success, so their resample is a binomial count. Weights are those
 * of the full sample.
 *
 * @see Kwa et al. 2025, arXiv 2503.14499
 */
export function bootstrapSuccessCurves(
  tally: SuccessTally,
  range: ResampleRange,
): readonly HorizonDraws[] {
  const size = range.to - range.from;
  const resample = createResampler(tally);
  const minimize = newtonMinimizer(2);
  const draws = tally.agents.map(({ agent }) => ({
    agent,
    p50Minutes: new Float64Array(size),
    p80Minutes: new Float64Array(size),
  }));
  for (let draw = 0; draw < size; draw++) {
    const objectives = resample(range.seed, range.from + draw);
    for (const [a, { p50Minutes, p80Minutes }] of draws.entries()) {
      const curve = fitDraw(objectives[a]!, minimize);
      p50Minutes[draw] = typeof curve === "number" ? curve : horizonMinutes(curve, 0.5);
      p80Minutes[draw] = typeof curve === "number" ? curve : horizonMinutes(curve, 0.8);
    }
  }
  return draws;
}

type Minimizer = (
  objective: SuccessObjective,
  start: Float64Array,
  options: { readonly relativeDecrease: number; readonly initialRadius: number },
) => Minimum;

/** The curve of a resample, or the number that stands in for its horizons. */
function fitDraw(
  objective: SuccessObjective,
  minimize: Minimizer,
): { readonly slope: number; readonly intercept: number } | number {
  const share = objective.successShare();
  if (share === 0) return 0;
  if (share === 1) return Number.POSITIVE_INFINITY;
  if (Number.isNaN(share)) return Number.NaN;
  // Relative to the value; moves a horizon by about 1e-5 of itself, far below its spread.
  const options = { relativeDecrease: 1e-10, initialRadius: 10 };
  const start = Float64Array.of(0, ln(share / (1 - share)));
  const { point, converged } = minimize(objective, start, options);
  const [slope = 0, intercept = 0] = point;
  return converged && slope < 0 ? { slope, intercept } : Number.NaN;
}

/** All runs of one agent at one task, as a resample sees them. */
interface Attempt {
  readonly agent: number;
  readonly weight: number;
  /** Share of successes after each possible resample. */
  readonly shares: readonly number[];
  /** Probability of at most that share; its last is 1. */
  readonly cumulative: readonly number[];
}

/** A function that fills one objective per agent with a numbered resample. */
function createResampler(
  tally: SuccessTally,
): (seed: number, resample: number) => readonly SuccessObjective[] {
  const families = tasksByFamily(tally);
  const attempts = attemptsByTask(tally);
  const durations = [...new Set(tally.tasks.map(({ log2Minutes }) => log2Minutes))];
  const durationOf = tally.tasks.map(({ log2Minutes }) => durations.indexOf(log2Minutes));
  const sums = tally.agents.map(() => createDurationSums(durations));

  return (seed, resample) => {
    let next = 0;
    const pick = <T>(members: readonly T[]): T =>
      members[Math.floor(uniformDraw(seed, resample, next++) * members.length)]!;
    for (const sum of sums) sum.clear();
    for (let drawn = 0; drawn < families.length; drawn++) {
      const tasks = pick(families);
      for (let slot = 0; slot < tasks.length; slot++) {
        const task = pick(tasks);
        const duration = durationOf[task]!;
        for (const attempt of attempts[task]!) {
          const { shares, cumulative, weight } = attempt;
          const certain = shares.length === 1;
          const level = certain ? 0 : levelOf(cumulative, uniformDraw(seed, resample, next++));
          sums[attempt.agent]?.add(duration, weight, shares[level]!);
        }
      }
    }
    return sums.map((sum) => sum.toObjective());
  };
}

/**
 * Weights and successes of one agent by duration: the curve cannot tell apart tasks equally long.
 */
function createDurationSums(log2Minutes: readonly number[]): {
  clear(): void;
  add(duration: number, weight: number, share: number): void;
  /** The same objective every time, refilled. */
  toObjective(): SuccessObjective;
} {
  const weights = new Float64Array(log2Minutes.length);
  const successes = new Float64Array(log2Minutes.length);
  const objective = createSuccessObjective(log2Minutes.length);
  return {
    clear() {
      weights.fill(0);
      successes.fill(0);
    },
    add(duration, weight, share) {
      weights[duration]! += weight;
      successes[duration]! += weight * share;
    },
    toObjective() {
      objective.count = 0;
      for (let duration = 0; duration < weights.length; duration++) {
        const weight = weights[duration]!;
        if (weight === 0) continue;
        // Sums of the same terms in the same order: all successes give exactly 1.
        const share = successes[duration]! / weight;
        objective.add(log2Minutes[duration]!, weight, share);
      }
      return objective;
    },
  };
}

function levelOf(cumulative: readonly number[], uniform: number): number {
  let level = 0;
  while (level < cumulative.length - 1 && uniform > cumulative[level]!) level++;
  return level;
}

function tasksByFamily(tally: SuccessTally): readonly (readonly number[])[] {
  const families: number[][] = Array.from({ length: tally.families }, () => []);
  for (const [task, { family }] of tally.tasks.entries()) families[family]?.push(task);
  return families;
}

function attemptsByTask(tally: SuccessTally): readonly (readonly Attempt[])[] {
  const attempts: Attempt[][] = tally.tasks.map(() => []);
  for (const [agent, { tasks }] of tally.agents.entries()) {
    for (const { task, runs, successes, weight } of tasks) {
      attempts[task]?.push({ agent, weight, ...binomialShares(runs, successes) });
    }
  }
  return attempts;
}

/**
 * How many successes a resample of the runs holds: one certain share, or a binomial distribution.
 */
function binomialShares(
  runs: number,
  successes: number,
): { readonly shares: readonly number[]; readonly cumulative: readonly number[] } {
  const chance = successes / runs;
  if (chance === 0 || chance === 1) return { shares: [chance], cumulative: [1] };
  const cumulative: number[] = [];
  let probability = pow(1 - chance, runs);
  let sum = 0;
  for (let k = 0; k <= runs; k++) {
    sum += probability;
    cumulative.push(sum);
    probability *= ((runs - k) / (k + 1)) * (chance / (1 - chance));
  }
  return { shares: cumulative.map((_, k) => k / runs), cumulative };
}
