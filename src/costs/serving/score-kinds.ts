import { binomialTest } from "../../stats/binomial-test.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { intervalScore } from "../../stats/interval-score.ts";
import { quantile } from "../../stats/quantile.ts";
import type { MeasuredResult } from "./measured-results.ts";

/** Kinds of serving, scored apart. */
export const servingKinds = ["dense", "mixture", "pool", "device", "benchmark"] as const;
export type ServingKind = (typeof servingKinds)[number];

/** Standard deviations of ln predicted over measured on models and addresses held out. */
export type ServingDeviations = Readonly<Record<ServingKind, number>>;

/** A measured result, predicted without its model, with its 80 % interval. */
export interface ScoredKind {
  readonly result: MeasuredResult;
  readonly kind: ServingKind;
  readonly predicted: number;
  readonly lower: number;
  readonly upper: number;
}

/** How one kind of serving fared. */
export interface ServingKindScore {
  readonly kind: ServingKind;
  readonly n: number;
  readonly medianAbsoluteError: number;
  readonly medianError: number;
  readonly inside: number;
  /** Probability of a coverage as far from 80 %. */
  readonly pValue: number;
  /** Mean interval score of logarithms. */
  readonly intervalScore: number;
}

const LEVEL = 0.8;
/** Normal quantile at 90 %, the upper end of an 80 % interval. */
const NORMAL_90 = 1.2815515655446004;
/** A normal's standard deviation over its mean absolute one: √(π/2). */
const NORMAL_RATIO = 1.2533141373155001;
/** What the deviation of a kind would be without results of it, and for how many results it counts. */
const PRIOR_DEVIATION = { value: 0.2, results: 3 } as const;

interface Predicted {
  readonly result: MeasuredResult;
  readonly predicted: number;
}

/** The kind of a measured result; a benchmark (MLPerf Inference) mixes models, limits and estimates. */
export function servingKind({ rate, setup, estimated }: MeasuredResult): ServingKind {
  if (estimated) return "benchmark";
  if (rate === "device") return "device";
  if (rate !== "chip") return "pool";
  return setup.model.experts > 1 ? "mixture" : "dense";
}

/**
 * Score predictions by kind. An interval has the deviation of the kind's other models, and keeps
 * close to a judgement where there are few.
 */
export function scoreKinds(results: readonly Predicted[]) {
  const nameOf = ({ result }: Predicted) => result.setup.model.architecture.name;
  const ofKind = (kind: ServingKind) =>
    results.filter(({ result }) => servingKind(result) === kind);
  const rows = results.map((one): ScoredKind => {
    const kind = servingKind(one.result);
    const others = ofKind(kind).filter((other) => nameOf(other) !== nameOf(one));
    const width = exp(NORMAL_90 * deviationOf(others));
    const { result, predicted } = one;
    return { result, kind, predicted, lower: predicted / width, upper: predicted * width };
  });
  return {
    rows,
    scores: servingKinds.flatMap((kind) => kindScore(kind, rows) ?? []),
    deviations: Object.fromEntries(
      servingKinds.map((kind) => [kind, deviationOf(ofKind(kind))]),
    ) as Record<ServingKind, number>,
  };
}

function deviationOf(results: readonly Predicted[]): number {
  const { value, results: weight } = PRIOR_DEVIATION;
  const sum = results.reduce(
    (total, { result, predicted }) =>
      total + NORMAL_RATIO * Math.abs(ln(predicted / result.measured)),
    0,
  );
  return (sum + weight * value) / (results.length + weight);
}

function kindScore(kind: ServingKind, rows: readonly ScoredKind[]): ServingKindScore | undefined {
  const own = rows.filter((row) => row.kind === kind);
  if (own.length === 0) return undefined;
  const errors = own.map(({ predicted, result }) => predicted / result.measured - 1);
  const inside = own.filter(
    ({ result, lower, upper }) => lower <= result.measured && result.measured <= upper,
  ).length;
  const scores = own.map(({ result, lower, upper }) =>
    intervalScore({ lower: ln(lower), upper: ln(upper) }, ln(result.measured), 1 - LEVEL),
  );
  return {
    kind,
    n: own.length,
    medianAbsoluteError: quantile(errors.map(Math.abs), 0.5),
    medianError: quantile(errors, 0.5),
    inside,
    pValue: binomialTest(inside, own.length, LEVEL),
    intervalScore: scores.reduce((total, score) => total + score, 0) / own.length,
  };
}
