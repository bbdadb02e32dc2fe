import { betaQuantile } from "../distributions/beta.ts";

/** A stated interval and the outcome. */
export interface IntervalForecast {
  readonly lower: number;
  readonly upper: number;
  readonly outcome: number;
}

/** How often intervals held, and what that count can tell. */
export interface Coverage {
  readonly share: number;
  /** Exact (Clopper–Pearson) confidence limits of the share. */
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly held: number;
  readonly n: number;
}

/**
 * The share of intervals that held their outcome; the ends belong to the interval.
 *
 * @param forecasts at least one
 * @param level coverage of the confidence limits, in (0, 1)
 * @returns the share with exact limits for independent forecasts; `undefined` of none
 */
export function coverage(
  forecasts: readonly IntervalForecast[],
  level: number,
): Coverage | undefined {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be in (0, 1), got ${level}`);
  const n = forecasts.length;
  if (n === 0) return undefined;
  const held = forecasts.filter(
    ({ lower, upper, outcome }) => outcome >= lower && outcome <= upper,
  ).length;
  const tail = (1 - level) / 2;
  return {
    share: held / n,
    lower: held === 0 ? 0 : betaQuantile(tail, held, n - held + 1),
    upper: held === n ? 1 : betaQuantile(1 - tail, held + 1, n - held),
    level,
    held,
    n,
  };
}
