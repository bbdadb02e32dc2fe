import { groupBy } from "../../base/group-by.ts";
import { itemAt } from "../../base/item-at.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { binomialTest } from "../../stats/binomial-test.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { intervalScore } from "../../stats/interval-score.ts";
import { quantileOfSorted } from "../../stats/quantile.ts";
import { studentTMultiple } from "../../stats/student-t-multiple.ts";
import { wholeRunDeviation } from "./efficiency.ts";
import {
  fitStepEfficiencies,
  type PlannedRun,
  predictUtilization,
  publishedUtilization,
} from "./fit-step-efficiencies.ts";
import { familyOf, type KnownRun } from "./known-runs.ts";
import { modelRun } from "./model-run.ts";
import { type RunKind, runKind, runKinds } from "./run-kind.ts";
import type { StepEfficiencies } from "./step-efficiencies.ts";

/** One published run beside the prediction made without its family and without its source. */
export interface ScoredRun {
  readonly run: KnownRun;
  readonly kind: RunKind;
  readonly quantity: "chipHours" | "mfu";
  readonly published: number;
  readonly predicted: number;
  /** Predicted over published chip-hours; for MFU published over predicted, which is the same. */
  readonly chipHourRatio: number;
  /** 80 % interval of the prediction. */
  readonly lower: number;
  readonly upper: number;
}

/** How one kind of runs fared. */
export interface KindScore {
  readonly kind: RunKind;
  readonly n: number;
  readonly medianAbsoluteError: number;
  /** Median of predicted over published, less one, in the unit published. */
  readonly medianError: number;
  /** Runs inside their 80 % interval, and the probability of a share so far from 80 %. */
  readonly inside: number;
  readonly pValue: number;
  /** Mean interval score of logarithms. */
  readonly intervalScore: number;
}

/** Deviations of logarithms on runs that the fit did not see. */
export type Deviations = Readonly<Record<RunKind, number>>;

/** The scoreboard of training runs. */
export interface TrainingScoreboard {
  readonly scored: readonly ScoredRun[];
  readonly kinds: readonly KindScore[];
  readonly groups: number;
  readonly medianAbsoluteError: number;
  /** Share of runs inside the 80 % interval. */
  readonly coverage80: number;
  /** Fitted on all runs. */
  readonly efficiencies: StepEfficiencies;
  readonly deviations: Deviations;
  /** Runs for which the plan search found no plan, with the code of the problem. */
  readonly unplaced: readonly { readonly id: string; readonly code: string }[];
}

export const SCOREBOARD_LEVEL = 0.8;
/** Fewer runs than this say nothing about the others. */
const FEWEST_RUNS = 6;
/** A normal's standard deviation over its mean absolute one: √(π/2). */
const NORMAL_RATIO = 1.2533141373155001;
/** What the deviation of a kind would be without runs of it, and for how many sources that counts. */
const PRIOR_SOURCES = 3;
const PRIOR_DEVIATION: Deviations = {
  ...{ wholeRun: 0.25, dense16: 0.25, dense8: 0.25, mixture: 0.25 },
  // Programs differ most in how they split sequences: set in sight of three of them.
  longContext: 0.5,
};

/**
 * Predict every measured run by a fit that has seen neither its family of models nor its source.
 *
 * Intervals use the deviation of the other families of its kind, so that no run influences its own
 * interval; a kind with few runs keeps close to a judgement.
 */
export function scoreTraining(runs: readonly KnownRun[]): Outcome<TrainingScoreboard> {
  const { planned, unplaced } = planRuns(runs);
  if (planned.length < FEWEST_RUNS) return fail("too-few-runs", { value: planned.length });
  const errors = heldOutErrors(planned);
  const all = planned.map((one, index) => ({ ...one, error: itemAt(errors, index) }));
  const scored = all.map((one) =>
    scoreOf(
      one.run,
      one.error,
      deviationOf(
        runKind(one.run),
        all.filter((other) => isOther(one.run, other.run) && sameKind(one, other)),
      ),
    ),
  );
  const absolute = scored.map(({ chipHourRatio }) => Math.abs(chipHourRatio - 1)).sort(byValue);
  const kinds = runKinds.flatMap((kind) => kindScore(kind, scored) ?? []);
  return succeed({
    scored,
    kinds,
    groups: new Set(planned.map(({ run }) => run.group)).size,
    medianAbsoluteError: quantileOfSorted(absolute, 0.5),
    coverage80: kinds.reduce((sum, { inside }) => sum + inside, 0) / scored.length,
    efficiencies: fitStepEfficiencies(planned),
    deviations: Object.fromEntries(
      runKinds.map((kind) => [
        kind,
        deviationOf(
          kind,
          all.filter(({ run }) => runKind(run) === kind),
        ),
      ]),
    ) as Record<RunKind, number>,
    unplaced,
  });
}

/** The plan of each run, and the runs without one. */
function planRuns(runs: readonly KnownRun[]) {
  const planned: PlannedRun[] = [];
  const unplaced: { id: string; code: string }[] = [];
  for (const run of runs) {
    const modelled = modelRun({ ...run, peak: run.chip.peak.fp16 ?? Number.NaN });
    if (modelled.ok) planned.push({ run, modelled: modelled.value });
    else unplaced.push({ id: run.id, code: modelled.error.code });
  }
  return { planned, unplaced };
}

const byValue = (a: number, b: number): number => a - b;

const sameKind = (one: PlannedRun, other: PlannedRun): boolean =>
  runKind(one.run) === runKind(other.run);

/** Whether runs share neither a family of models nor an address. */
const isOther = (one: KnownRun, other: KnownRun): boolean =>
  familyOf(one.model) !== familyOf(other.model) && one.source !== other.source;

/** ln of published over predicted utilisation, each by a fit without the run's family and source. */
function heldOutErrors(all: readonly PlannedRun[]): readonly number[] {
  const fits = new Map<string, StepEfficiencies>();
  return all.map((one) => {
    const key = JSON.stringify([familyOf(one.run.model), one.run.source]);
    const fit =
      fits.get(key) ?? fitStepEfficiencies(all.filter(({ run }) => isOther(one.run, run)));
    fits.set(key, fit);
    return ln(publishedUtilization(one) / predictUtilization(one, fit));
  });
}

/**
 * Standard deviation of the errors from their mean absolute value, which one odd run moves less
 * than it would a root mean square. Runs of one source count together, with the judgement as further
 * sources; no mean is subtracted, as the errors are held out.
 */
function deviationOf(
  kind: RunKind,
  runs: readonly (PlannedRun & { readonly error: number })[],
): number {
  const bySource = [...groupBy(runs, ({ run }) => run.source).values()];
  const sum = bySource.reduce((total, own) => total + NORMAL_RATIO * meanAbsolute(own), 0);
  return (sum + PRIOR_SOURCES * PRIOR_DEVIATION[kind]) / (bySource.length + PRIOR_SOURCES);
}

const meanAbsolute = (runs: readonly { readonly error: number }[]): number =>
  runs.reduce((sum, { error }) => sum + Math.abs(error), 0) / runs.length;

function scoreOf(run: KnownRun, logError: number, deviation: number): ScoredRun {
  const published = run.figure;
  const toMfu = run.quantity === "mfu" ? 1 : -1;
  const predicted = published * exp(-toMfu * logError);
  const isWhole = run.quantity === "chipHours";
  const margin = intervalMargin(isWhole ? wholeRunDeviation(deviation, run.chips) : deviation);
  return {
    run,
    kind: runKind(run),
    quantity: run.quantity,
    published,
    predicted,
    chipHourRatio: exp(logError),
    lower: predicted * exp(-margin),
    upper: predicted * exp(margin),
  };
}

/** Half of an 80 % interval in logarithms; kinds have about ten runs, hence a t of as many. */
const intervalMargin = (deviation: number): number =>
  studentTMultiple(SCOREBOARD_LEVEL, 10) * deviation;

function kindScore(kind: RunKind, scored: readonly ScoredRun[]): KindScore | undefined {
  const own = scored.filter((one) => one.kind === kind);
  if (own.length === 0) return undefined;
  const errors = own.map(({ predicted, published }) => predicted / published - 1).sort(byValue);
  const inside = own.filter(
    ({ published, lower, upper }) => lower <= published && published <= upper,
  ).length;
  const scores = own.map(({ published, lower, upper }) =>
    intervalScore({ lower: ln(lower), upper: ln(upper) }, ln(published), 1 - SCOREBOARD_LEVEL),
  );
  return {
    kind,
    n: own.length,
    medianAbsoluteError: quantileOfSorted(errors.map(Math.abs).sort(byValue), 0.5),
    medianError: quantileOfSorted(errors, 0.5),
    inside,
    pValue: binomialTest(inside, own.length, SCOREBOARD_LEVEL),
    intervalScore: scores.reduce((sum, score) => sum + score, 0) / own.length,
  };
}
