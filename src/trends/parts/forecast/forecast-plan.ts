import { firstsOfMonths } from "../../../base/calendar.ts";
import type { FixedMixture } from "../../../forecast/mix-forecast.ts";
import type { SeriesKind } from "../../../forecast/series.ts";

/** How a trend is forecast, and from which past days its forecasts are made again. */
export interface ForecastPlan {
  readonly kind: SeriesKind;
  /** Months between the past days on which it is forecast: how often its facts come. */
  readonly everyMonths: 1 | 3;
  /** The first of those days, ISO. */
  readonly from: string;
  /** Standard deviation of a year's change before anything is known, on the trend's scale. */
  readonly usualSpread?: number;
  /** What no value can pass, such as the size of a market, in the unit of the trend. */
  readonly ceiling?: number;
  /** The groups that are forecast; all of them where none are named. */
  readonly groups?: readonly string[];
  /** Near-copies of one quantity have one voice together where skill is pooled. */
  readonly family?: string;
  /** Weights that do not follow scores, where the members are known not to fit. */
  readonly mixture?: FixedMixture;
}

/** A factor of 1.8 a year: the spread of a quantity on a logarithmic scale of which nothing is known. */
export const USUAL_SPREAD = 0.25;

/**
 * Of a record that falls: mostly that nothing changes, else as far as such records have fallen
 * before. A pace that is carried on falls far below what comes.
 */
export const fallingRecord: FixedMixture = { "no-change": 2 / 3, "past-drops": 1 / 3 };

/** The past days of a plan up to a day, the earliest first. */
export const originsOf = ({ everyMonths, from }: ForecastPlan, until: string): readonly string[] =>
  firstsOfMonths(from, until, everyMonths);
