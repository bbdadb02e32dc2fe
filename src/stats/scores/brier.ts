import { square } from "../elementary/square.ts";

/** A probability given to an event, and whether it came. */
export interface EventForecast {
  /** In [0, 1]. */
  readonly probability: number;
  readonly happened: boolean;
}

/**
 * Mean squared difference between probability and outcome; 0 is perfect, ¼ what saying one half
 * always earns.
 *
 * @param forecasts at least one
 * @returns the score; `NaN` of none
 * @see G. W. Brier, Monthly Weather Review 78 (1950) 1–3, halved as is usual for two outcomes
 */
export const brierScore = (forecasts: readonly EventForecast[]): number =>
  forecasts.reduce(
    (sum, { probability, happened }) => sum + square(probability - (happened ? 1 : 0)),
    0,
  ) / forecasts.length;
