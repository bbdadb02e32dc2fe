import { dayNumber } from "../base/calendar.ts";
import { itemsAt } from "../base/item-at.ts";
import { log10 } from "../stats/elementary/log10.ts";
import { pow } from "../stats/elementary/pow.ts";
import { fitLine } from "../stats/fit-line.ts";
import { slopeInterval } from "../stats/line-intervals.ts";
import { recordFrontier } from "../stats/record-frontier.ts";
import { runningMinimum } from "../stats/running-minimum.ts";

/** A price of a model on a date, and how the model scores. */
export interface PricedModel {
  readonly model: string;
  readonly date: string;
  /** USD per million tokens, blended. */
  readonly usdPerMtok: number;
  /** Score by benchmark; absent where it was not measured. */
  readonly scores: Readonly<Record<string, number | undefined>>;
}

/** A benchmark on which prices of a fixed performance are followed. */
export interface PriceBenchmark {
  readonly id: string;
  /** Lowest threshold worth following, above what guessing reaches. */
  readonly lowestThreshold?: number;
  /** Full marks: scores at or above it no longer distinguish models. */
  readonly fullMarks?: number;
}

/** One model on a price series. */
export interface PricePoint {
  readonly model: string;
  readonly date: string;
  readonly usdPerMtok: number;
  readonly score: number;
}

/** How the price of reaching a score fell: the cheapest model at or above it, over time. */
export interface PriceSeries {
  readonly benchmark: string;
  readonly threshold: number;
  /** The model that first reached the threshold as the best of its time. */
  readonly thresholdLabel: string;
  /** Factor by which the price falls in 365 days. */
  readonly declinePerYear: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly n: number;
  readonly rSquared: number;
  readonly points: readonly PricePoint[];
}

const FEWEST_POINTS = 4;
const DAYS = 365;

/**
 * The price series of benchmarks, after Epoch AI, "LLM inference prices have fallen rapidly but
 * unequally across tasks" (March 2025).
 *
 * Thresholds are the scores that were a record when their model appeared, at most one per date. A
 * series contains the models that reach the threshold and are cheaper than every earlier such
 * model. Series with at least four models are fitted: least squares of log10 price on the day, with
 * a t interval.
 *
 * @param models prices with scores, in any order; within one date, input order counts
 * @param level coverage of the intervals, in (0, 1)
 * @returns series by benchmark, thresholds in order of appearance
 */
export function priceDecline(
  models: readonly PricedModel[],
  benchmarks: readonly PriceBenchmark[],
  level: number,
): readonly PriceSeries[] {
  return benchmarks.flatMap((benchmark) => {
    const scored = scoredModels(models, benchmark.id);
    return thresholds(scored, benchmark).flatMap((first) => {
      const series = fitSeries(first, cheapestAbove(scored, first.score, benchmark), level);
      return series ? [{ benchmark: benchmark.id, ...series }] : [];
    });
  });
}

function scoredModels(models: readonly PricedModel[], benchmark: string): readonly PricePoint[] {
  const points = models.flatMap(({ model, date, usdPerMtok, scores }) => {
    const score = scores[benchmark];
    return score === undefined ? [] : [{ model, date, usdPerMtok, score }];
  });
  return points.sort((a, b) => dayNumber(a.date) - dayNumber(b.date));
}

function thresholds(
  scored: readonly PricePoint[],
  { lowestThreshold = Number.NEGATIVE_INFINITY }: PriceBenchmark,
): readonly PricePoint[] {
  const records = recordFrontier(
    days(scored),
    scored.map(({ score }) => score),
  );
  return itemsAt(scored, records).filter(({ score }) => score >= lowestThreshold);
}

function cheapestAbove(
  scored: readonly PricePoint[],
  threshold: number,
  { fullMarks = Number.POSITIVE_INFINITY }: PriceBenchmark,
): readonly PricePoint[] {
  const able = scored.filter(({ score }) => score >= threshold && score < fullMarks);
  const cheapest = runningMinimum(
    days(able),
    able.map(({ usdPerMtok }) => usdPerMtok),
  );
  return itemsAt(able, cheapest);
}

function fitSeries(
  first: PricePoint,
  points: readonly PricePoint[],
  level: number,
): Omit<PriceSeries, "benchmark"> | undefined {
  if (points.length < FEWEST_POINTS) return undefined;
  const line = fitLine(
    days(points),
    points.map(({ usdPerMtok }) => log10(usdPerMtok)),
  );
  if (line === undefined) return undefined;
  const slope = slopeInterval(line, level);
  return {
    threshold: first.score,
    thresholdLabel: first.model,
    declinePerYear: pow(10, -DAYS * slope.value),
    lower: pow(10, -DAYS * slope.upper),
    upper: pow(10, -DAYS * slope.lower),
    level,
    n: points.length,
    rSquared: line.rSquared,
    points,
  };
}

const days = (points: readonly PricePoint[]): readonly number[] =>
  points.map(({ date }) => dayNumber(date));
