import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { quantile } from "../../stats/quantile.ts";
import { fitEfficiencies, predictResult } from "./fit-efficiencies.ts";
import { fittedEfficiencies } from "./fitted-efficiencies.ts";
import type { MeasuredResult } from "./measured-results.ts";

/** A measured result beside what the model says that has not seen its group. */
export interface ScoredResult {
  readonly result: MeasuredResult;
  readonly fold: number;
  readonly predicted: number;
  /** 80 % interval, from the misses on the groups of the other folds. */
  readonly lower: number;
  readonly upper: number;
  /** Predicted over measured, minus one. */
  readonly error: number;
}

/** Errors on groups that the fit has not seen. */
export interface ServingScoreboard {
  readonly rows: readonly ScoredResult[];
  readonly groups: number;
  readonly folds: number;
  readonly meanAbsoluteError: number;
  readonly medianAbsoluteError: number;
  /** Mean absolute error of the same model fitted on everything. */
  readonly seenError: number;
  /** Share of results within their 80 % interval. */
  readonly coverage: number;
  /** Pairs of chips that served the same model in the same scenario and round, more than 10 % apart. */
  readonly pairs: number;
  readonly pairsInOrder: number;
  /** The same when one fit on everything predicts both. */
  readonly pairsInOrderSeen: number;
}

export const SCOREBOARD_LEVEL = 0.8;
const FOLDS = 6;
/** Two chips this close are a tie: submitters of one chip differ as much. */
const TIE = 0.1;

/**
 * Score the serving model on measured results, whole groups (a model on a chip) held out.
 *
 * Groups are dealt to six folds in order of their names, so that the groups of a model are spread
 * over the folds; each fold is predicted by a fit on the other five.
 */
export function scoreServing(results: readonly MeasuredResult[]): ServingScoreboard {
  const groups = [...new Set(results.map(({ group }) => group))].sort();
  const foldOf = (result: MeasuredResult) => groups.indexOf(result.group) % FOLDS;
  const predicted = new Map<MeasuredResult, number>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const seen = results.filter((result) => foldOf(result) !== fold);
    const found = fitEfficiencies(seen, fittedEfficiencies);
    for (const result of results.filter((one) => foldOf(one) === fold)) {
      predicted.set(result, predictResult(result, found));
    }
  }
  const value = (result: MeasuredResult) => predicted.get(result) ?? 0;
  const rows = results.map((result): ScoredResult => {
    const others = results.filter((one) => foldOf(one) !== foldOf(result));
    const width = exp(missQuantile(others, value));
    return {
      result,
      fold: foldOf(result),
      predicted: value(result),
      lower: value(result) / width,
      upper: value(result) * width,
      error: value(result) / result.measured - 1,
    };
  });
  const seen = fitEfficiencies(results, fittedEfficiencies);
  const errors = rows.map(({ error }) => Math.abs(error));
  return {
    rows,
    groups: groups.length,
    folds: FOLDS,
    meanAbsoluteError: meanOf(errors),
    medianAbsoluteError: quantile(errors, 0.5),
    seenError: meanOf(
      results.map((result) => Math.abs(predictResult(result, seen) / result.measured - 1)),
    ),
    coverage: meanOf(
      rows.map(({ result, lower, upper }) =>
        result.measured >= lower && result.measured <= upper ? 1 : 0,
      ),
    ),
    ...orderOf(rows),
    pairsInOrderSeen: orderOf(
      results.map((result) => ({ result, predicted: predictResult(result, seen) })),
    ).pairsInOrder,
  };
}

/** Size of the logarithm of the miss that four in five of the results do not pass. */
const missQuantile = (
  results: readonly MeasuredResult[],
  value: (result: MeasuredResult) => number,
): number =>
  quantile(
    results.map((result) => Math.abs(ln(value(result) / result.measured))),
    SCOREBOARD_LEVEL,
  );

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function orderOf(rows: readonly Pick<ScoredResult, "result" | "predicted">[]): {
  pairs: number;
  pairsInOrder: number;
} {
  let pairs = 0;
  let pairsInOrder = 0;
  rows.forEach((one, index) => {
    for (const other of rows.slice(index + 1)) {
      const [a, b] = [one.result, other.result];
      const comparable =
        a.model === b.model &&
        a.scenario === b.scenario &&
        a.round === b.round &&
        a.chip !== b.chip;
      if (!comparable || Math.abs(ln(a.measured / b.measured)) < TIE) continue;
      pairs++;
      const asMeasured = a.measured > b.measured;
      if (one.predicted > other.predicted === asMeasured) pairsInOrder++;
    }
  });
  return { pairs, pairsInOrder };
}
