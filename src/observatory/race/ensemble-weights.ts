import { addMonths } from "../../base/add-months.ts";
import { square } from "../../stats/elementary/square.ts";
import type { CrossingForecast } from "./crossing-forecast.ts";

/** What a past forecast teaches of the two that are mixed. */
export interface Lesson {
  readonly origin: string;
  /** Months ahead. */
  readonly horizon: number;
  readonly isAbove: boolean;
  readonly came: boolean;
  readonly race: number;
  readonly orderError: number;
}

/** Weight of the race, the rest being that of "order stays, with errors", by kind of bar. */
export interface EnsembleWeights {
  /** Bars at or below the frontier of the day. */
  readonly atOrBelow: number;
  /** Bars above it; also the order, the leader and the number of survivors. */
  readonly above: number;
}

/** Pseudo-outcomes that hold the weight at one half, and the Brier score each of them costs. */
const PRIOR_OUTCOMES = 100;
const PRIOR_COST = 0.15;
/** Weights tried: 0, 1/40, …, 1. */
const STEPS = 40;

/**
 * Weights as they would have been learnt by a day: least summed Brier score over forecasts that had
 * come true or not by then, held to one half by a prior.
 */
export function learnWeights(past: readonly Lesson[], day: string): EnsembleWeights {
  const resolved = past.filter(({ origin, horizon }) => addMonths(origin, horizon) <= day);
  return {
    atOrBelow: learnWeight(resolved.filter(({ isAbove }) => !isAbove)),
    above: learnWeight(resolved.filter(({ isAbove }) => isAbove)),
  };
}

/** What a crossing teaches. */
export const lessonOf = (crossing: CrossingForecast): Lesson => ({
  origin: crossing.origin,
  horizon: crossing.horizon,
  isAbove: crossing.isAbove,
  came: crossing.came,
  race: crossing.probability.race,
  orderError: crossing.probability["order-error"],
});

function learnWeight(resolved: readonly Lesson[]): number {
  let best = { weight: 0.5, cost: Number.POSITIVE_INFINITY };
  for (let step = 0; step <= STEPS; step++) {
    const weight = step / STEPS;
    const cost = resolved.reduce(
      (sum, { race, orderError, came }) =>
        sum + square(weight * race + (1 - weight) * orderError - (came ? 1 : 0)),
      PRIOR_OUTCOMES * PRIOR_COST * square(weight - 0.5),
    );
    if (cost < best.cost) best = { weight, cost };
  }
  return best.weight;
}
