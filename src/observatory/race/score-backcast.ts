import { addMonths } from "../../base/add-months.ts";
import { groupBy } from "../../base/group-by.ts";
import { itemAt } from "../../base/item-at.ts";
import { drawCounts } from "../../stats/draw-counts.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { square } from "../../stats/elementary/square.ts";
import { mean } from "../../stats/mean.ts";
import { quantileOfSorted } from "../../stats/quantile.ts";
import {
  type BarName,
  barNames,
  type CrossingForecast,
  type Forecaster,
  forecasters,
  type Method,
  methods,
} from "./crossing-forecast.ts";
import { crpsOfDiscrete, type Discrete, discreteOf, meanOfDiscrete } from "./discrete.ts";
import { type EnsembleWeights, type Lesson, learnWeights } from "./ensemble-weights.ts";
import { INTERVIEW_DAY, interviewForecasts } from "./interview-forecasts.ts";
import { bestBy, frontierBy, monthsBehind, type Releases, yearOf } from "./race-history.ts";
import { mixReaders, type TallyReader } from "./read-tally.ts";
import {
  horizons,
  LONGEST,
  type PastRace,
  standingHorizons,
  tiers,
  withinOdds,
} from "./replay-races.ts";
import { scoreOverWorlds } from "./score-worlds.ts";

/** Whose forecasts are scored: of all labs, or of those near the frontier alone. */
export const populations = ["all", "contenders"] as const;
export type Population = (typeof populations)[number];

type ByForecaster = Readonly<Record<Forecaster, number>>;

/** Scores of crossings: of one bar and horizon, of a bar, or of all. */
export interface CrossingScore {
  readonly population: Population;
  readonly bar: BarName | undefined;
  readonly horizon: number | undefined;
  readonly n: number;
  /** Share of the forecast crossings that came. */
  readonly came: number;
  readonly brier: ByForecaster;
  readonly log: ByForecaster;
}

/** Brier score of one forecaster less that of another, with its 90 % interval over labs. */
export interface PairedDifference {
  readonly population: Population;
  readonly bar: BarName | undefined;
  readonly forecaster: "race" | "ensemble";
  readonly baseline: Exclude<Method, "race">;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** Share of resamples in which it is better. */
  readonly better: number;
}

/** Forecasts of a past day by a person beside ours. */
export interface InterviewScore {
  readonly n: number;
  readonly brier: ByForecaster & { readonly interview: number };
  readonly forecasts: readonly {
    readonly lab: string;
    readonly horizon: number;
    readonly race: number;
    readonly ensemble: number;
    readonly interview: number;
    readonly came: boolean;
  }[];
}

/** How forecasts of the race would have fared. */
export interface BackcastScores {
  readonly origins: readonly string[];
  readonly crossings: readonly CrossingScore[];
  readonly differences: readonly PairedDifference[];
  /** Months to a bar: CRPS, months. */
  readonly arrivals: readonly {
    readonly population: Population;
    readonly bar: BarName;
    readonly n: number;
    readonly crps: ByForecaster;
  }[];
  /** The order of contenders: ranked probability score; the leader: Brier and log. */
  readonly order: readonly {
    readonly horizon: number;
    readonly n: number;
    readonly rps: ByForecaster;
    readonly leaderBrier: ByForecaster;
    readonly leaderLog: ByForecaster;
  }[];
  /** Lag of contenders: CRPS, months. */
  readonly lag: readonly {
    readonly horizon: number;
    readonly n: number;
    readonly crps: ByForecaster;
  }[];
  /** Labs within so many months of the frontier: CRPS of the count. */
  readonly counts: readonly {
    readonly within: number;
    readonly horizon: number;
    readonly n: number;
    readonly crps: ByForecaster;
    readonly byOrigin: readonly {
      readonly origin: string;
      readonly race: number;
      readonly ensemble: number;
      readonly came: number;
    }[];
  }[];
  readonly reliability: readonly {
    readonly forecaster: "race" | "ensemble";
    readonly from: number;
    readonly to: number;
    readonly n: number;
    readonly forecast: number;
    readonly came: number;
  }[];
  /** Weights of the race in the ensemble as they would have been learnt by each origin. */
  readonly weights: readonly (EnsembleWeights & { readonly origin: string })[];
  readonly interview: InterviewScore | undefined;
  /**
   * Crossings of GPT-4's level with outcomes as uncertain as the scores that they rest on: Brier
   * scores over worlds in which every score is drawn from its own interval.
   */
  readonly drawnWorlds: readonly {
    readonly population: Population;
    readonly n: number;
    readonly brier: ByForecaster;
  }[];
}

/** A crossing forecast with the ensemble's probability. */
interface Scored extends Omit<CrossingForecast, "probability"> {
  readonly probability: ByForecaster;
}

/**
 * Score past races against what came.
 *
 * @param past in order of origin
 * @param crossings of all of them
 * @param lessons what the weights of the ensemble are learnt from, by each origin anew
 * @param releases up to the last day of which they are known
 */
export function scoreBackcast(
  past: readonly PastRace[],
  crossings: readonly CrossingForecast[],
  lessons: readonly Lesson[],
  releases: Releases,
): BackcastScores {
  const weights = past.map(({ origin }) => ({ origin, ...learnWeights(lessons, origin) }));
  const scored = crossings.map((each) => withEnsemble(each, weightsOf(weights, each.origin)));
  const races = past.map((race) => withMixture(race, weightsOf(weights, race.origin)));
  return {
    origins: past.map(({ origin }) => origin),
    crossings: crossingScores(scored),
    differences: pairedDifferences(scored),
    arrivals: arrivalScores(races, releases),
    order: orderScores(races, releases),
    lag: lagScores(races, releases),
    counts: countScores(races, releases),
    reliability: (["race", "ensemble"] as const).flatMap((forecaster) =>
      reliabilityOf(scored, forecaster),
    ),
    weights,
    interview: interviewScore(scored),
    drawnWorlds: worldScores(scored, releases),
  };
}

const weightsOf = (
  weights: readonly (EnsembleWeights & { readonly origin: string })[],
  origin: string,
): EnsembleWeights => weights.find((each) => each.origin === origin) as EnsembleWeights;

function withEnsemble(forecast: CrossingForecast, weights: EnsembleWeights): Scored {
  const { probability, isAbove } = forecast;
  const weight = isAbove ? weights.above : weights.atOrBelow;
  const ensemble = weight * probability.race + (1 - weight) * probability["order-error"];
  return { ...forecast, probability: { ...probability, ensemble } };
}

/** A past race with the ensemble's reader beside those of the methods. */
interface ScoredRace extends Omit<PastRace, "forecasts"> {
  readonly forecasts: Readonly<Record<Forecaster, TallyReader>>;
}

function withMixture(race: PastRace, { above, atOrBelow }: EnsembleWeights): ScoredRace {
  const { forecasts, questions, bars } = race;
  const ensemble = mixReaders(forecasts.race, forecasts["order-error"], {
    bar: (bar) => (itemAt(questions.bars, bar) > bars.frontier ? above : atOrBelow),
    standing: above,
  });
  return { ...race, forecasts: { ...forecasts, ensemble } };
}

/** A number for every forecaster. */
const each = (score: (forecaster: Forecaster) => number): ByForecaster =>
  Object.fromEntries(forecasters.map((name) => [name, score(name)])) as Record<Forecaster, number>;

const isOf =
  (population: Population) =>
  ({ isContender }: { readonly isContender: boolean }): boolean =>
    population === "all" || isContender;

const brierOf = ({ probability, came }: Scored, forecaster: Forecaster): number =>
  square(probability[forecaster] - (came ? 1 : 0));

function crossingScores(scored: readonly Scored[]): readonly CrossingScore[] {
  const bars = [...barNames.map((bar) => [bar] as const), [undefined] as const];
  return populations.flatMap((population) =>
    bars.flatMap(([bar]) =>
      [...horizons, undefined].flatMap((horizon) => {
        const own = scored.filter(
          (forecast) =>
            isOf(population)(forecast) &&
            (bar === undefined || forecast.bar === bar) &&
            (horizon === undefined || forecast.horizon === horizon),
        );
        return own.length === 0 ? [] : [{ population, bar, horizon, ...scoresOf(own) }];
      }),
    ),
  );
}

const scoresOf = (own: readonly Scored[]) => ({
  n: own.length,
  came: mean(own.map(({ came }) => (came ? 1 : 0))),
  brier: each((name) => mean(own.map((forecast) => brierOf(forecast, name)))),
  log: each((name) =>
    mean(own.map(({ probability, came }) => -ln(came ? probability[name] : 1 - probability[name]))),
  ),
});

function worldScores(scored: readonly Scored[], releases: Releases): BackcastScores["drawnWorlds"] {
  return populations.flatMap((population) => {
    const own = scored.filter((each) => each.bar === "gpt-4" && isOf(population)(each));
    return own.length === 0
      ? []
      : [{ population, n: own.length, brier: scoreOverWorlds(own, releases, forecasters) }];
  });
}

const RESAMPLES = 2000;
const RESAMPLE_SEED = 7;

/** Differences to the baselines; labs are resampled, since forecasts of one lab stand together. */
function pairedDifferences(scored: readonly Scored[]): readonly PairedDifference[] {
  const baselines = methods.filter((name) => name !== "race");
  return populations.flatMap((population) =>
    [undefined, ...barNames].flatMap((bar) => {
      const own = scored.filter(
        (forecast) => isOf(population)(forecast) && (bar === undefined || forecast.bar === bar),
      );
      if (own.length === 0) return [];
      const labs = [...groupBy(own, ({ lab }) => lab).values()];
      return (["race", "ensemble"] as const).flatMap((forecaster) =>
        baselines.map((baseline) => ({
          population,
          bar,
          forecaster,
          baseline,
          ...resampledDifference(labs, forecaster, baseline),
        })),
      );
    }),
  );
}

function resampledDifference(
  labs: readonly (readonly Scored[])[],
  forecaster: Forecaster,
  baseline: Forecaster,
): Pick<PairedDifference, "mean" | "lower" | "upper" | "better"> {
  const sums = labs.map((own) =>
    own.reduce((sum, each) => sum + brierOf(each, forecaster) - brierOf(each, baseline), 0),
  );
  const sizes = labs.map(({ length }) => length);
  const ratio = (counts: ArrayLike<number>): number => {
    let [sum, size] = [0, 0];
    for (let lab = 0; lab < labs.length; lab++) {
      sum += (counts[lab] as number) * (sums[lab] as number);
      size += (counts[lab] as number) * (sizes[lab] as number);
    }
    return sum / size;
  };
  const counts = new Int32Array(labs.length);
  const resampled = Array.from({ length: RESAMPLES }, (_, resample) => {
    drawCounts(RESAMPLE_SEED, resample, counts);
    return ratio(counts);
  }).sort((a, b) => a - b);
  return {
    mean: ratio(labs.map(() => 1)),
    lower: quantileOfSorted(resampled, 0.05),
    upper: quantileOfSorted(resampled, 0.95),
    better: resampled.filter((value) => value < 0).length / RESAMPLES,
  };
}

function arrivalScores(
  races: readonly ScoredRace[],
  releases: Releases,
): BackcastScores["arrivals"] {
  const cases = races.flatMap((race) =>
    barNames.flatMap((bar, barAt) =>
      race.labs.flatMap((lab, labAt) => {
        const level = race.bars[bar];
        if (bestBy(releases, race.origin, lab) >= level) return [];
        const cap = race.resolvedMonths;
        const first = releases.find((release) => release.lab === lab && release.score >= level);
        const months = first ? (first.year - yearOf(race.origin)) * 12 : cap;
        const crps = each((name) =>
          crpsOfDiscrete(race.forecasts[name].arrival(barAt, labAt, cap), Math.min(cap, months)),
        );
        return [{ bar, isContender: race.contenders.has(lab), crps }];
      }),
    ),
  );
  return populations.flatMap((population) =>
    barNames.flatMap((bar) => {
      const own = cases.filter((each) => each.bar === bar && isOf(population)(each));
      return own.length === 0
        ? []
        : [{ population, bar, n: own.length, crps: meanScores(own.map(({ crps }) => crps)) }];
    }),
  );
}

const meanScores = (scores: readonly ByForecaster[]): ByForecaster =>
  each((name) => mean(scores.map((score) => score[name])));

/** Past races that have been resolved so many months ahead. */
const resolvedAt = (races: readonly ScoredRace[], horizon: number): readonly ScoredRace[] =>
  races.filter(({ resolvedMonths }) => resolvedMonths >= horizon);

function orderScores(races: readonly ScoredRace[], releases: Releases): BackcastScores["order"] {
  return standingHorizons.flatMap((horizon, report) => {
    const own = resolvedAt(races, horizon)
      .filter(({ questions }) => questions.ranked.length > 1)
      .map((race) => orderScore(race, releases, report, addMonths(race.origin, horizon)));
    if (own.length === 0) return [];
    return [
      {
        horizon,
        n: own.length,
        rps: meanScores(own.map(({ rps }) => rps)),
        leaderBrier: meanScores(own.map(({ leaderBrier }) => leaderBrier)),
        leaderLog: meanScores(own.map(({ leaderLog }) => leaderLog)),
      },
    ];
  });
}

function orderScore(race: ScoredRace, releases: Releases, report: number, day: string) {
  const labs = race.questions.ranked.map((at) => itemAt(race.labs, at));
  const scores = labs.map((lab) => bestBy(releases, day, lab));
  const came = labs.map((_, at) => placeOf(scores, at));
  const leader = came.indexOf(0);
  const ranks = (name: Forecaster) => labs.map((_, at) => race.forecasts[name].rank(report, at));
  return {
    rps: each((name) =>
      mean(ranks(name).map((shares, at) => rankedScore(shares, itemAt(came, at)))),
    ),
    leaderBrier: each(
      (name) =>
        ranks(name).reduce(
          (sum, shares, at) => sum + square(itemAt(shares, 0) - (at === leader ? 1 : 0)),
          0,
        ) / 2,
    ),
    leaderLog: each(
      (name) => -ln(Math.max(0.01, itemAt(race.forecasts[name].rank(report, leader), 0))),
    ),
  };
}

/** How many scores are better, or as good and earlier in the list. */
const placeOf = (scores: readonly number[], at: number): number =>
  scores.filter((score, other) => {
    const own = itemAt(scores, at);
    return score > own || (score === own && other < at);
  }).length;

/** Ranked probability score of one lab's place, as a mean over the places to be ahead of. */
function rankedScore(shares: readonly number[], came: number): number {
  let below = 0;
  let sum = 0;
  for (let place = 0; place < shares.length - 1; place++) {
    below += itemAt(shares, place);
    sum += square(below - (came <= place ? 1 : 0));
  }
  return sum / (shares.length - 1);
}

function lagScores(races: readonly ScoredRace[], releases: Releases): BackcastScores["lag"] {
  return standingHorizons.flatMap((horizon, report) => {
    const scores = resolvedAt(races, horizon).flatMap((race) => {
      const lagOf = lagOn(releases, addMonths(race.origin, horizon));
      return race.questions.ranked.map((labAt) => {
        const outcome = Math.min(LONGEST, lagOf(itemAt(race.labs, labAt)));
        return each((name) =>
          crpsOfDiscrete(capped(race.forecasts[name].lag(report, labAt)), outcome),
        );
      });
    });
    return scores.length === 0 ? [] : [{ horizon, n: scores.length, crps: meanScores(scores) }];
  });
}

const capped = ({ values, shares }: Discrete): Discrete =>
  discreteOf(
    values.map((value) => Math.min(LONGEST, value)),
    shares,
  );

/** Lags of labs on a day, in months. */
function lagOn(releases: Releases, day: string): (lab: string) => number {
  const frontier = frontierBy(releases, day);
  return (lab) => monthsBehind(frontier, bestBy(releases, day, lab), yearOf(day));
}

function countScores(races: readonly ScoredRace[], releases: Releases): BackcastScores["counts"] {
  return tiers.flatMap((within, tier) =>
    standingHorizons.flatMap((horizon, report) => {
      const own = resolvedAt(races, horizon).map((race) => {
        const lagOf = lagOn(releases, addMonths(race.origin, horizon));
        const came = race.labs.filter((lab) => lagOf(lab) <= within).length;
        const countOf = (name: Forecaster) => race.forecasts[name].survivors(report, tier);
        return {
          crps: each((name) => crpsOfDiscrete(countOf(name), came)),
          origin: race.origin,
          race: meanOfDiscrete(countOf("race")),
          ensemble: meanOfDiscrete(countOf("ensemble")),
          came,
        };
      });
      if (own.length === 0) return [];
      return [
        {
          within,
          horizon,
          n: own.length,
          crps: meanScores(own.map(({ crps }) => crps)),
          byOrigin: own.map(({ crps: _, ...origin }) => origin),
        },
      ];
    }),
  );
}

/** Edges of the bins in which forecasts are compared with how often they came true. */
const bins = [0, 0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1] as const;

function reliabilityOf(
  scored: readonly Scored[],
  forecaster: "race" | "ensemble",
): BackcastScores["reliability"] {
  return bins.slice(0, -1).flatMap((from, at) => {
    const to = itemAt(bins, at + 1);
    const own = scored.filter(({ probability }) => {
      const value = probability[forecaster];
      return value >= from && (value < to || to === 1);
    });
    if (own.length === 0) return [];
    return [
      {
        forecaster,
        from,
        to,
        n: own.length,
        forecast: mean(own.map(({ probability }) => probability[forecaster])),
        came: mean(own.map(({ came }) => (came ? 1 : 0))),
      },
    ];
  });
}

function interviewScore(scored: readonly Scored[]): InterviewScore | undefined {
  const own = scored.flatMap((forecast) => {
    const said = interviewForecasts[forecast.lab]?.[forecast.horizon];
    const isSame = forecast.origin === INTERVIEW_DAY && forecast.bar === "gpt-4";
    return isSame && said !== undefined ? [{ forecast, said: withinOdds(said) }] : [];
  });
  if (own.length === 0) return undefined;
  return {
    n: own.length,
    brier: {
      ...each((name) => mean(own.map(({ forecast }) => brierOf(forecast, name)))),
      interview: mean(own.map(({ forecast, said }) => square(said - (forecast.came ? 1 : 0)))),
    },
    forecasts: own.map(({ forecast: { lab, horizon, probability, came }, said }) => ({
      lab,
      horizon,
      race: probability.race,
      ensemble: probability.ensemble,
      interview: said,
      came,
    })),
  };
}
