import { uniformDraw } from "../stats/draws.ts";
import { exp } from "../stats/elementary/exp.ts";
import { square } from "../stats/elementary/square.ts";
import { mean } from "../stats/mean.ts";
import { quantile } from "../stats/quantile.ts";
import { inverseIncompleteBetaLogOdds } from "../stats/special/inverse-incomplete-beta.ts";
import type { Judged } from "./scored-claims.ts";

/** A group of like probabilities, and how often what they were given to came. */
export interface CalibrationBin {
  readonly n: number;
  readonly forecast: number;
  readonly came: number;
  /** 80 % interval of the true share (Jeffreys). */
  readonly lower: number;
  readonly upper: number;
  /** What right probabilities would have shown in eight of ten cases. */
  readonly bandLower: number;
  readonly bandUpper: number;
  /** Fewer than five: not to be read on its own. */
  readonly few: boolean;
}

const edges = [0, 0.4, 0.7, 0.82, 0.9, 1.01];
const FEW = 5;
const DRAWS = 1000;
const SEED = 1;

/** Calibration of few forecasts, in at most five groups. */
export const calibrationOf = (judged: readonly Judged[]): readonly CalibrationBin[] =>
  edges.slice(1).flatMap((to, bin) => {
    const from = edges[bin] as number;
    const group = judged.filter(({ p }) => p >= from && p < to);
    const n = group.length;
    if (n === 0) return [];
    const hits = group.filter(({ came }) => came).length;
    const shares = Array.from({ length: DRAWS }, (_, draw) =>
      mean(group.map(({ p }, at) => Number(uniformDraw(SEED, bin, draw * n + at) < p))),
    );
    return [
      {
        ...{ n, forecast: mean(group.map(({ p }) => p)), came: hits / n },
        lower: jeffreys(0.1, hits, n),
        upper: jeffreys(0.9, hits, n),
        ...{ bandLower: quantile(shares, 0.1), bandUpper: quantile(shares, 0.9), few: n < FEW },
      },
    ];
  });

/** Quantile of the share behind so many hits of so many. */
const jeffreys = (level: number, hits: number, n: number): number =>
  1 / (1 + exp(-inverseIncompleteBetaLogOdds(hits + 0.5, n - hits + 0.5, level)));

/** Spiegelhalter's z: beyond ±1.64 the probabilities are not right at 90 %, outcomes taken as independent. */
export function spiegelhalter(judged: readonly Judged[]): number | undefined {
  const sum = (of: (each: Judged) => number) => judged.reduce((total, each) => total + of(each), 0);
  const variance = sum(({ p }) => square(1 - 2 * p) * p * (1 - p));
  return variance > 0
    ? sum(({ p, came }) => (Number(came) - p) * (1 - 2 * p)) / Math.sqrt(variance)
    : undefined;
}
