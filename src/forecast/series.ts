/**
 * How a quantity moves. It decides what "the value on a day" means and which members forecast it.
 *
 * - `record-up`, `record-down`: the best so far, which stands until it is beaten;
 * - `flow`: a level reported now and then, which moves between reports;
 * - `scatter`: separate things (chips, models) around a trend; the value of a day is their median.
 */
export type SeriesKind = "record-up" | "record-down" | "flow" | "scatter";

/** A value on the scale on which the series is straight, on a day since 1970-01-01. */
export interface SeriesPoint {
  readonly day: number;
  readonly value: number;
  /** Standard error of the value's own measurement, on the scale, where its source gives one. */
  readonly error?: number;
}

/** What was known of a quantity on a day: one or several lines of the same kind. */
export interface Series {
  readonly kind: SeriesKind;
  /** Points of each group in the order of their days; one group named "" where there are none. */
  readonly groups: ReadonlyMap<string, readonly SeriesPoint[]>;
  /** Whether groups (companies, bars) lean on each other's pace. */
  readonly pooled: boolean;
  /** Standard deviation of a change over a year, on the scale, before anything is known. */
  readonly usualSpread: number;
  /** Below this no value can lie: what it costs to make, say. */
  readonly floor?: number;
  /** The pace that had last been published, in units of the scale a day. */
  readonly publishedPace?: number;
}

/** Mean length of a month in days. */
export const MONTH_DAYS = 365.25 / 12;

/** A quarter of a year in days, the step of every grid in time. */
export const QUARTER_DAYS = 365.25 / 4;

/** How far ahead forecasts are scored, in months. */
export const horizons = [6, 12, 24] as const;
export type Horizon = (typeof horizons)[number];

/** No forecast reaches further than twice the longest horizon that is scored, in months. */
export const FURTHEST_MONTHS = 48;

/** The scored horizon that is nearest to some months, on a scale of ratios. */
export const nearestHorizon = (months: number): Horizon =>
  months <= Math.sqrt(72) ? 6 : months <= Math.sqrt(288) ? 12 : 24;
