import { pow } from "../stats/elementary/pow.ts";

/** Part of the trend that is left after a step. */
const FADE = 0.9;

/** How many full steps a fading trend is worth after some steps. */
export const fadedSteps = (steps: number): number => (FADE * (1 - pow(FADE, steps))) / (1 - FADE);

/** How quickly level and trend follow what is seen, in [0, 1]. */
export interface Smoothing {
  readonly level: number;
  readonly trend: number;
}

/**
 * Damped trend smoothing: a level and a trend that follow the values, the trend fading by a tenth
 * each step.
 *
 * @param values one each step
 * @param trend of a step, before the values are seen
 * @returns the trend of a step at the end
 * @see E. S. Gardner and E. McKenzie, Management Science 31 (1985) 1237–1246
 */
export function dampedTrend(
  values: readonly number[],
  trend: number,
  smoothing: Smoothing,
): number {
  let level = values[0] ?? 0;
  let pace = trend;
  for (const value of values.slice(1)) {
    const expected = level + FADE * pace;
    const next = expected + smoothing.level * (value - expected);
    pace = FADE * pace + smoothing.trend * (next - level - FADE * pace);
    level = next;
  }
  return pace;
}
