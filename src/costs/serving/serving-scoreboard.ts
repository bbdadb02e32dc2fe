import { itemAt } from "../../base/item-at.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { quantile } from "../../stats/quantile.ts";
import { type ChipOrder, chipOrder } from "./chip-order.ts";
import type { Efficiencies } from "./efficiencies.ts";
import { fitEfficiencies, predictResult } from "./fit-efficiencies.ts";
import type { MeasuredResult } from "./measured-results.ts";
import {
  type ScoredKind,
  type ServingDeviations,
  type ServingKindScore,
  scoreKinds,
} from "./score-kinds.ts";

/** A measured result beside the prediction of a model that has not seen its group. */
export interface ScoredResult {
  readonly result: MeasuredResult;
  readonly fold: number;
  readonly predicted: number;
  /** 80 % interval, from the errors on the groups of the other folds. */
  readonly lower: number;
  readonly upper: number;
  /** Predicted over measured, minus one. */
  readonly error: number;
}

/** Errors on groups that the fit has not seen. */
export interface ServingScoreboard {
  readonly rows: readonly ScoredResult[];
  /** By kind of serving, models held out, and addresses of the cases as well. */
  readonly kinds: readonly ServingKindScore[];
  readonly cases: readonly ScoredKind[];
  readonly deviations: ServingDeviations;
  readonly groups: number;
  readonly folds: number;
  readonly meanAbsoluteError: number;
  readonly medianAbsoluteError: number;
  /** Mean absolute error of the same model fitted to everything. */
  readonly seenError: number;
  /** Share of results within their 80 % interval. */
  readonly coverage: number;
  /**
   * Best over worst submission for results with several: the median, and what four in five stay
   * within.
   */
  readonly spread: readonly [median: number, mostly: number];
  /** Pairs of chips in order, by a fit that has seen no result for the model. */
  readonly order: ChipOrder;
  /** Pairs in order when each chip is predicted by the fit that has not seen its own group. */
  readonly pairsInOrderByGroup: number;
  /** The same when a single fit to everything predicts both. */
  readonly pairsInOrderSeen: number;
}

/** Fewest measured results that the efficiencies can be fitted to. */
export const FEWEST_RESULTS = 30;

export const SCOREBOARD_LEVEL = 0.8;
const FOLDS = 6;

/** Which fit predicts a result: by its group's fold, or by its model; the last fit has seen all. */
function partsOf(results: readonly MeasuredResult[], cases: readonly MeasuredResult[]) {
  const groups = [...new Set(results.map(({ group }) => group))].sort();
  const models = [...new Set(results.map(({ model }) => model))];
  const seenBy = new Map<string, number>();
  const fitOfCase = new Map<MeasuredResult, number>();
  const lists: (readonly MeasuredResult[])[] = [];
  const all = [...results, ...cases];
  for (const one of cases) {
    const others = all.filter((other) => isOther(one, other));
    const key = others.map((other) => all.indexOf(other)).join(" ");
    const index = seenBy.get(key) ?? FOLDS + models.length + lists.push(others) - 1;
    seenBy.set(key, index);
    fitOfCase.set(one, index);
  }
  return {
    groups,
    models,
    /** What the fits of cases see: neither their model nor their address. */
    ofCases: lists,
    fitOfCase: (one: MeasuredResult) => fitOfCase.get(one) ?? 0,
    foldOf: ({ group }: MeasuredResult) => groups.indexOf(group) % FOLDS,
    modelOf: ({ model }: MeasuredResult) => FOLDS + models.indexOf(model),
  };
}

const nameOf = ({ setup }: MeasuredResult): string => setup.model.architecture.name;

/** Whether results share neither a model nor an address. */
const isOther = (one: MeasuredResult, other: MeasuredResult): boolean =>
  nameOf(one) !== nameOf(other) && one.source !== other.source;

/**
 * What each fit of the scoreboard sees: all but one fold, all but one model, for the cases all but
 * their model and their address, and everything.
 */
export function scoreboardFits(
  results: readonly MeasuredResult[],
  cases: readonly MeasuredResult[] = [],
): readonly (readonly MeasuredResult[])[] {
  const { models, foldOf, modelOf, ofCases } = partsOf(results, cases);
  const without = (part: number, of: (result: MeasuredResult) => number) => {
    const out = results.filter((result) => of(result) === part);
    const isHeldOut = (one: MeasuredResult) => out.some((held) => nameOf(held) === nameOf(one));
    return [
      ...results.filter((result) => of(result) !== part),
      ...cases.filter((one) => !isHeldOut(one)),
    ];
  };
  return [
    ...Array.from({ length: FOLDS }, (_, fold) => without(fold, foldOf)),
    ...models.map((_, index) => without(FOLDS + index, modelOf)),
    ...ofCases,
    [...results, ...cases],
  ];
}

/**
 * Score the serving model on measured results, holding out whole groups (a model on a chip).
 *
 * Groups are dealt to six folds in order of their names, so that the groups of a model are spread
 * over the folds; each fold is predicted by a fit to the other five. The two chips of a pair may
 * then be predicted by two fits, each of which has seen the other chip, so the order of chips is
 * also judged by fits that have seen no result for the model at all.
 *
 * @param cases of dataset `planner-cases`, each predicted without its model and its address
 * @param fits the efficiencies from `scoreboardFits`, in its order
 */
export function scoreServing(
  results: readonly MeasuredResult[],
  cases: readonly MeasuredResult[] = [],
  fits: readonly Efficiencies[] = scoreboardFits(results, cases).map(fitEfficiencies),
): ServingScoreboard {
  const { groups, foldOf, modelOf, fitOfCase } = partsOf(results, cases);
  const predictedBy = (partOf: (result: MeasuredResult) => number) =>
    new Map(results.map((one) => [one, predictResult(one, itemAt(fits, partOf(one)))]));
  const heldOut = predictedBy(foldOf);
  const value = (result: MeasuredResult) => heldOut.get(result) ?? 0;
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
  const ofModel = predictedBy(modelOf);
  const whole = predictedBy(() => fits.length - 1);
  const seen = (result: MeasuredResult) => whole.get(result) ?? 0;
  const errors = rows.map(({ error }) => Math.abs(error));
  const spreads = results.flatMap(({ submissions, spread }) => (submissions > 1 ? [spread] : []));
  const kinds = scoreKinds([
    ...results.map((result) => ({ result, predicted: ofModel.get(result) ?? 0 })),
    ...cases.map((result) => ({
      result,
      predicted: predictResult(result, itemAt(fits, fitOfCase(result))),
    })),
  ]);
  return {
    rows,
    kinds: kinds.scores,
    cases: kinds.rows.filter(({ result }) => cases.includes(result)),
    deviations: kinds.deviations,
    groups: groups.length,
    folds: FOLDS,
    meanAbsoluteError: meanOf(errors),
    medianAbsoluteError: quantile(errors, 0.5),
    seenError: meanOf(results.map((result) => Math.abs(seen(result) / result.measured - 1))),
    coverage: meanOf(
      rows.map(({ result, lower, upper }) =>
        result.measured >= lower && result.measured <= upper ? 1 : 0,
      ),
    ),
    spread: [quantile(spreads, 0.5), quantile(spreads, SCOREBOARD_LEVEL)],
    order: chipOrder(results, (result) => ofModel.get(result) ?? 0),
    pairsInOrderByGroup: chipOrder(results, value).inOrder,
    pairsInOrderSeen: chipOrder(results, seen).inOrder,
  };
}

/** The absolute log error that four in five results stay within. */
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
