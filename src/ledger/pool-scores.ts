import { groupBy } from "../base/group-by.ts";
import { uniformDraw } from "../stats/draws.ts";
import { mean } from "../stats/mean.ts";
import { quantile } from "../stats/quantile.ts";
import { type CalibrationBin, calibrationOf, spiegelhalter } from "./calibration.ts";
import { brierOf, logOf } from "./proper-scores.ts";
import type { Judged, ScoredClaim } from "./scored-claims.ts";

/** A mean with its 90 % interval by drawing topics anew; none of a single topic. */
interface Resampled {
  readonly mean: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** What may be said of a difference: a word only where the interval leaves out zero. */
export const differenceWords = ["better", "worse", "leaning better", "leaning worse"] as const;

/** Forecasts beside the trend of their day. */
export interface AgainstBaseline {
  readonly n: number;
  readonly brier: number;
  readonly baselineBrier: number;
  readonly log: number;
  readonly baselineLog: number;
  /** 1 − score ÷ that of the trend. */
  readonly skill: number;
  /** Brier less that of the trend: negative where the forecasts did better. */
  readonly difference: Resampled;
  readonly word: (typeof differenceWords)[number];
}

/** Scores of several forecasts. */
export interface PooledScores {
  readonly n: number;
  readonly clusters: number;
  readonly topics: number;
  readonly brier: Resampled;
  readonly log: number;
  /** One vote for each cluster. */
  readonly brierByCluster: number;
  readonly logByCluster: number;
  /** Brier of the share that came, given to each: known in hindsight only. */
  readonly baseRate: number;
  /** Brier by the kindest, the mean and the harshest choice of readings. */
  readonly byReading: {
    readonly kindest: number;
    readonly mean: number;
    readonly harshest: number;
  };
  /** Brier with every probability moved by 0.15 towards one half, or away from it. */
  readonly byHedge: { readonly pulled: number; readonly pushed: number };
  readonly baseline: AgainstBaseline | undefined;
  readonly calibration: readonly CalibrationBin[];
  readonly spiegelhalter: number | undefined;
}

/** How far the probability that words stand for is moved. */
const HEDGE = 0.15;

/** The scores of some forecasts; there must be one. */
export function poolScores(scored: readonly ScoredClaim[]): PooledScores {
  const clusters = [...groupBy(scored, ({ claim }) => claim.cluster).values()];
  const byCluster = (score: (each: Judged) => number) =>
    mean(clusters.map((group) => mean(group.map(score))));
  const share = mean(scored.map(({ came }) => Number(came)));
  const overReadings = (choose: (scores: readonly number[]) => number) =>
    mean(scored.map(({ readings }) => choose(readings.map(brierOf))));
  return {
    ...{ n: scored.length, clusters: clusters.length },
    topics: new Set(scored.map(topicOf)).size,
    brier: resampled(scored, brierOf),
    log: mean(scored.map(logOf)),
    ...{ brierByCluster: byCluster(brierOf), logByCluster: byCluster(logOf) },
    baseRate: share * (1 - share),
    byReading: {
      kindest: overReadings((scores) => Math.min(...scores)),
      mean: overReadings(mean),
      harshest: overReadings((scores) => Math.max(...scores)),
    },
    byHedge: { pulled: moved(scored, -HEDGE), pushed: moved(scored, HEDGE) },
    baseline: againstBaseline(scored),
    calibration: calibrationOf(scored),
    spiegelhalter: spiegelhalter(scored),
  };
}

const topicOf = ({ claim }: ScoredClaim): string => claim.topic;

/** Mean Brier score with probabilities moved away from one half, kept in [0.02, 0.98]. */
const moved = (scored: readonly Judged[], by: number): number =>
  mean(
    scored.map(({ p, came }) => {
      const pushed = p + by * Math.sign(p - 0.5);
      return brierOf({ p: Math.min(0.98, Math.max(0.02, pushed)), came });
    }),
  );

function againstBaseline(scored: readonly ScoredClaim[]): AgainstBaseline | undefined {
  const both = scored.filter(({ baseline }) => baseline !== undefined);
  if (both.length === 0) return undefined;
  const trend = both.map(({ baseline, came }) => ({ p: baseline as number, came }));
  const [brier, baselineBrier] = [mean(both.map(brierOf)), mean(trend.map(brierOf))];
  const difference = resampled(
    both,
    (each) => brierOf(each) - brierOf({ p: each.baseline as number, came: each.came }),
  );
  return {
    ...{ n: both.length, brier, baselineBrier },
    ...{ log: mean(both.map(logOf)), baselineLog: mean(trend.map(logOf)) },
    ...{ skill: 1 - brier / baselineBrier, difference, word: wordOf(difference) },
  };
}

function wordOf({ mean: middle, lower, upper }: Resampled): AgainstBaseline["word"] {
  if (upper !== undefined && upper < 0) return "better";
  if (lower !== undefined && lower > 0) return "worse";
  return middle < 0 ? "leaning better" : "leaning worse";
}

const DRAWS = 4000;
const SEED = 1;

function resampled(
  scored: readonly ScoredClaim[],
  score: (each: ScoredClaim) => number,
): Resampled {
  const middle = mean(scored.map(score));
  const groups = [...groupBy(scored, topicOf).values()].map((group) => ({
    n: group.length,
    sum: group.reduce((total, each) => total + score(each), 0),
  }));
  if (groups.length < 2) return { mean: middle, lower: undefined, upper: undefined };
  const means = Array.from({ length: DRAWS }, (_, draw) => {
    let [n, sum] = [0, 0];
    for (let at = 0; at < groups.length; at++) {
      const u = uniformDraw(SEED, at, draw);
      const group = groups[Math.floor(u * groups.length)] as (typeof groups)[number];
      n += group.n;
      sum += group.sum;
    }
    return sum / n;
  });
  return { mean: middle, lower: quantile(means, 0.05), upper: quantile(means, 0.95) };
}
