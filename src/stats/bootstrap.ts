import { indexDraw } from "./draws.ts";
import { quantileOfSorted } from "./quantile.ts";

/** How to resample. */
export interface BootstrapOptions {
  /** Number of resamples, at least 1. */
  readonly resamples: number;
  /** Whole number from 0 to 2⁵³ − 1; the same seed gives the same resamples. */
  readonly seed: number;
  /** Called now and then with how many resamples are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Checked before each resample; once `aborted`, the rest is skipped. */
  readonly signal?: { readonly aborted: boolean };
}

/** The result of a bootstrap. */
export interface BootstrapResult {
  /** The statistic of each resample that has one, in order of drawing. */
  readonly values: readonly number[];
  /** Resamples in which the statistic was not determined: undefined or not finite. */
  readonly undetermined: number;
  /** Whether it was stopped before the last resample. */
  readonly aborted: boolean;
  readonly seed: number;
}

/** Interval between two quantiles of the bootstrap values. */
export interface PercentileInterval {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly level: number;
  readonly kind: "bootstrap-percentile";
}

const PROGRESS_STEPS = 100;

/**
 * The statistic of resamples of n members drawn with replacement.
 *
 * @param size number of members n
 * @param statistic value over drawn indices (0 to n − 1, repeats included, n of them)
 * @param options number of resamples, seed, progress, cancellation
 * @see B. Efron, Bootstrap methods: another look at the jackknife, Annals of Statistics 7 (1979)
 */
export function bootstrap(
  size: number,
  statistic: (indices: readonly number[]) => number | undefined,
  options: BootstrapOptions,
): BootstrapResult {
  const members = Array.from({ length: size }, (_, i) => i);
  return collectResamples(
    (resample) => statistic(members.map((i) => indexDraw(options.seed, resample, i, size))),
    options,
  );
}

/**
 * Run a statistic over numbered resamples with progress and cancellation; for resampling schemes
 * other than {@link bootstrap}.
 *
 * @param statisticOf statistic of the resample of that number, counted from 0
 */
export function collectResamples(
  statisticOf: (resample: number) => number | undefined,
  { resamples, seed, onProgress, signal }: BootstrapOptions,
): BootstrapResult {
  if (!(resamples >= 1)) throw new RangeError(`resamples must be at least 1, got ${resamples}`);
  const values: number[] = [];
  let undetermined = 0;
  const every = Math.ceil(resamples / PROGRESS_STEPS);
  for (let resample = 0; resample < resamples; resample++) {
    if (signal?.aborted) return { values, undetermined, aborted: true, seed };
    const value = statisticOf(resample);
    if (value !== undefined && Number.isFinite(value)) values.push(value);
    else undetermined++;
    if ((resample + 1) % every === 0) onProgress?.(resample + 1, resamples);
  }
  return { values, undetermined, aborted: false, seed };
}

/**
 * The central part of bootstrap values: from the (1 − level) / 2 quantile to its mirror image.
 *
 * @param values from a bootstrap, in any order
 * @param level coverage in (0, 1)
 * @returns the interval; its ends are `NaN` when there are no values
 */
export function percentileInterval(values: readonly number[], level: number): PercentileInterval {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be in (0, 1), got ${level}`);
  const sorted = [...values].sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  return {
    lower: quantileOfSorted(sorted, tail),
    median: quantileOfSorted(sorted, 0.5),
    upper: quantileOfSorted(sorted, 1 - tail),
    level,
    kind: "bootstrap-percentile",
  };
}
