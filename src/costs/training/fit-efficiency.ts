import { itemAt, valueFor } from "../../base/item-at.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { fitLinearModel } from "../../stats/fit-linear-model.ts";
import { type Efficiency, REFERENCE_PEAK } from "./efficiency.ts";

/** One published run beside the result of the plan search. */
export interface MeasuredShare {
  /** Runs held out together: a family of models on a chip. */
  readonly group: string;
  readonly peak: number;
  /** Published over modelled MFU; for a whole run, the modelled one includes goodput. */
  readonly share: number;
  readonly wholeRun: boolean;
}

/**
 * Residuals of ln above this count less, so that one odd run does not move a family (Huber 1964).
 */
const HUBER_LIMIT = 0.15;
/** Enough for four digits of the coefficients on these runs. */
const ROUNDS = 30;

/**
 * Fit the level of efficiency, its change with the chip's peak and the loss of whole runs by Huber
 * regression; every group of runs has the same weight.
 *
 * @returns coefficients without a deviation, which requires held-out groups; or `too-few-runs`
 */
export function fitEfficiency(
  runs: readonly MeasuredShare[],
): Outcome<Omit<Efficiency, "deviation">> {
  const sizes = new Map<string, number>();
  for (const { group } of runs) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const rows = runs.map(({ peak, wholeRun }) => [1, ln(peak / REFERENCE_PEAK), wholeRun ? 1 : 0]);
  const target = runs.map(({ share }) => ln(share));
  let weights = runs.map(({ group }) => 1 / valueFor(sizes, group));
  const groupWeights = weights;
  let coefficients: readonly number[] | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    coefficients = fitWeighted(rows, target, weights);
    if (!coefficients) return fail("too-few-runs", { value: runs.length });
    const [level, perLogPeak, wholeRun] = coefficients as [number, number, number];
    weights = rows.map(([, logPeak = 0, whole = 0], index) => {
      const fitted = level + perLogPeak * logPeak + wholeRun * whole;
      const residual = Math.abs(itemAt(target, index) - fitted);
      return itemAt(groupWeights, index) * Math.min(1, HUBER_LIMIT / residual);
    });
  }
  const [level, perLogPeak, wholeRun] = coefficients as [number, number, number];
  return succeed({ level, perLogPeak, wholeRun });
}

function fitWeighted(
  rows: readonly (readonly number[])[],
  target: readonly number[],
  weights: readonly number[],
): readonly number[] | undefined {
  const roots = weights.map(Math.sqrt);
  const scaled = rows.map((row, index) => row.map((value) => value * itemAt(roots, index)));
  const response = target.map((value, index) => value * itemAt(roots, index));
  return fitLinearModel(scaled, response)?.coefficients;
}
