import { ln } from "../../stats/elementary/ln.ts";
import { pow } from "../../stats/elementary/pow.ts";

/**
 * Success over many steps when tasks differ in difficulty.
 *
 * A step fails at a rate that is constant within a task and differs between tasks: −ln of the
 * step's success is gamma distributed with shape 1 / spread. The share of tasks completed at n
 * steps is then (1 + n (p^−spread − 1))^(−1 / spread), where p is the success of a step averaged
 * over tasks. With a spread of 0 all tasks are equally hard, and the share is p^n.
 */

/** Ratio of the 50 % to the 80 % horizon when every step is equally risky: ln 0.5 / ln 0.8. */
export const CONSTANT_FAILURE_RATIO = ln(0.5) / ln(0.8);

/** Spread below which p^n is exact to rounding. */
export const LEAST_SPREAD = 1e-4;

/**
 * Share of tasks done.
 *
 * @param step success of one step averaged over tasks, above 0 and at most 1
 * @param steps number of consecutive steps, at least 0, not necessarily whole
 * @param spread squared coefficient of variation of the failure rate, at least 0
 */
export const successOfSteps = (step: number, steps: number, spread: number): number =>
  spread < LEAST_SPREAD ? pow(step, steps) : pow(1 + steps * (pow(step, -spread) - 1), -1 / spread);

/** How many steps succeed with probability `success`; infinite when no step fails. */
export const stepsAtSuccess = (success: number, step: number, spread: number): number =>
  spread < LEAST_SPREAD
    ? ln(success) / ln(step)
    : (pow(success, -spread) - 1) / (pow(step, -spread) - 1);

/** Ratio of the 50 % to the 80 % horizon at a spread; 3.106 at 0, and growing. */
export const horizonRatio = (spread: number): number =>
  spread < LEAST_SPREAD ? CONSTANT_FAILURE_RATIO : (pow(2, spread) - 1) / (pow(1.25, spread) - 1);

/** Largest spread considered; its ratio is 110, far beyond any measured. */
const MOST_SPREAD = 10;

/**
 * The spread that gives a measured ratio of the 50 % to the 80 % horizon.
 *
 * @returns the spread; 0 where the ratio is at or below that of a constant failure rate, and the
 *   largest spread considered, 10, beyond a ratio of 120
 */
export function spreadOfRatio(ratio: number): number {
  let low = 0;
  let high = MOST_SPREAD;
  // The bracket halves to below double precision.
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (horizonRatio(middle) < ratio) low = middle;
    else high = middle;
  }
  return ratio <= CONSTANT_FAILURE_RATIO ? 0 : (low + high) / 2;
}
