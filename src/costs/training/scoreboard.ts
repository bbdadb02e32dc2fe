import { itemAt } from "../../base/item-at.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { quantileOfSorted } from "../../stats/quantile.ts";
import { studentTMultiple } from "../../stats/student-t-multiple.ts";
import { achievedShare, type Efficiency } from "./efficiency.ts";
import { fitEfficiency, type MeasuredShare } from "./fit-efficiency.ts";
import type { KnownRun } from "./known-runs.ts";
import { type ModelledRun, modelRun } from "./model-run.ts";

/** One published run beside the prediction made without its group. */
export interface ScoredRun {
  readonly run: KnownRun;
  readonly quantity: "chipHours" | "mfu";
  readonly published: number;
  readonly predicted: number;
  /** Predicted over published chip-hours; for MFU published over predicted, which is the same. */
  readonly chipHourRatio: number;
  /** 80 % interval of the prediction. */
  readonly lower: number;
  readonly upper: number;
}

/** The scoreboard of training runs. */
export interface TrainingScoreboard {
  readonly scored: readonly ScoredRun[];
  readonly groups: number;
  readonly medianAbsoluteError: number;
  /** Share of runs inside the 80 % interval. */
  readonly coverage80: number;
  /** Fitted on all runs, with the deviation of the held-out groups. */
  readonly efficiency: Efficiency;
  /** Runs for which the plan search found no plan, with the code of the problem. */
  readonly unplaced: readonly { readonly id: string; readonly code: string }[];
}

export const SCOREBOARD_LEVEL = 0.8;

interface Measured {
  readonly run: KnownRun;
  readonly modelled: ModelledRun;
  readonly share: MeasuredShare;
}

/**
 * Predict every known run by a fit on the runs of all other groups.
 *
 * Intervals use the deviation of groups that the fit did not see either, so that no row influences
 * its own interval.
 */
export function scoreTraining(runs: readonly KnownRun[]): Outcome<TrainingScoreboard> {
  const measured: Measured[] = [];
  const unplaced: { id: string; code: string }[] = [];
  for (const run of runs) {
    const modelled = modelRun({ ...run, peak: peakOf(run) });
    if (modelled.ok)
      measured.push({ run, modelled: modelled.value, share: shareOf(run, modelled.value) });
    else unplaced.push({ id: run.id, code: modelled.error.code });
  }
  const whole = fitEfficiency(measured.map(({ share }) => share));
  if (!whole.ok) return whole;
  const errors = measured.map((one) => heldOutError(one, measured));
  if (errors.some((error) => error === undefined)) {
    return fail("too-few-runs", { value: measured.length });
  }
  const logErrors = errors as readonly number[];
  const groups = [...new Set(measured.map(({ run }) => run.group))];
  const scored = measured.map((one, index) => {
    const others = logErrors.filter((_, other) => measured[other]?.run.group !== one.run.group);
    return scoreOf(one, itemAt(logErrors, index), deviationOf(others), groups.length);
  });
  const absolute = scored.map(({ chipHourRatio }) => Math.abs(chipHourRatio - 1)).sort(byValue);
  const inside = scored.filter(
    ({ published, lower, upper }) => lower <= published && published <= upper,
  );
  return succeed({
    scored,
    groups: groups.length,
    medianAbsoluteError: quantileOfSorted(absolute, 0.5),
    coverage80: inside.length / scored.length,
    efficiency: { ...whole.value, deviation: deviationOf(logErrors) },
    unplaced,
  });
}

const byValue = (a: number, b: number): number => a - b;

const peakOf = ({ chip }: KnownRun): number => chip.peak.fp16 ?? Number.NaN;

/** Model FLOP utilisation that a run published, or that its chip-hours imply. */
export const publishedMfu = (run: KnownRun, work: ModelledRun["work"]): number =>
  run.quantity === "mfu"
    ? run.figure
    : (work.modelFlopPerToken * run.tokens) / (run.figure * 3600 * peakOf(run));

/** The model's prediction before any correction; for whole runs, with failures. */
const modelledMfu = ({ quantity }: KnownRun, { found, goodput }: ModelledRun): number =>
  found.mfu * (quantity === "chipHours" ? goodput.share : 1);

const shareOf = (run: KnownRun, modelled: ModelledRun): MeasuredShare => ({
  group: run.group,
  peak: peakOf(run),
  share: publishedMfu(run, modelled.work) / modelledMfu(run, modelled),
  wholeRun: run.quantity === "chipHours",
});

/** ln of published over predicted MFU, by a fit without the run's group. */
function heldOutError(one: Measured, all: readonly Measured[]): number | undefined {
  const others = all.filter(({ run }) => run.group !== one.run.group);
  const fit = fitEfficiency(others.map(({ share }) => share));
  if (!fit.ok) return undefined;
  const corrected = achievedShare({ ...fit.value, deviation: 0 }, one.share.peak);
  const whole = one.share.wholeRun ? exp(fit.value.wholeRun) : 1;
  return ln(one.share.share / (corrected * whole));
}

/** Root mean square of the errors. No mean is subtracted, as they are held out. */
const deviationOf = (errors: readonly number[]): number =>
  Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);

function scoreOf(
  { run }: Measured,
  logError: number,
  deviation: number,
  groups: number,
): ScoredRun {
  const published = run.figure;
  const toMfu = run.quantity === "mfu" ? 1 : -1;
  const predicted = published * exp(-toMfu * logError);
  // Three coefficients were fitted on the groups.
  const margin = studentTMultiple(SCOREBOARD_LEVEL, Math.max(1, groups - 4)) * deviation;
  return {
    run,
    quantity: run.quantity,
    published,
    predicted,
    chipHourRatio: exp(logError),
    lower: predicted * exp(-margin),
    upper: predicted * exp(margin),
  };
}
