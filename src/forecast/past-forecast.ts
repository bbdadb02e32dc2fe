import type { ByForecaster } from "./forecaster.ts";
import type { ByMember } from "./member.ts";
import type { Band } from "./mix-forecast.ts";
import type { Horizon, SeriesKind } from "./series.ts";

/**
 * A forecast as it was, or would have been, printed on a past day, and what came of it. Plain data
 * on the scale of the series, rounded to six decimals: written down and read again it is the same.
 */
export interface PastForecast {
  readonly series: string;
  /** The bar, company … that was forecast; empty for a series of one line. */
  readonly group: string;
  readonly kind: SeriesKind;
  readonly horizon: Horizon;
  /** Days since 1970-01-01: when it was made, and which day it is about. */
  readonly origin: number;
  readonly target: number;
  /** How much of an independent outcome it is: neighbouring origins and groups share one. */
  readonly weight: number;
  /** The value that stood at the origin. */
  readonly standing: number;
  readonly bands: ByForecaster<Band>;
  /** By what the band of the ensemble was stretched, and whether enough had come to do so. */
  readonly factor: number;
  readonly calibrated: boolean;
  /** Weights of the members of the ensemble. */
  readonly weights: ByMember<number>;
  /** What came; absent while it is open. */
  readonly came?: Came;
}

/** An outcome, and how the forecasts fared. */
export interface Came {
  /** The day on which the outcome was known. */
  readonly day: number;
  readonly value: number;
  /** Continuous ranked probability scores of the forecasts as printed. */
  readonly crps: ByForecaster<number>;
  /** The same of each member, not calibrated. */
  readonly members: ByMember<number>;
  /** Share of the ensemble's forecast that lies below the outcome. */
  readonly rank: number;
}

/** Past forecasts as they stood on a day: those made by then, with what had come by then. */
export const asOfDay = (past: readonly PastForecast[], day: number): readonly PastForecast[] =>
  past
    .filter(({ origin }) => origin <= day)
    .map((each) => {
      if (!each.came || each.came.day <= day) return each;
      const { came: _later, ...open } = each;
      return open;
    });
