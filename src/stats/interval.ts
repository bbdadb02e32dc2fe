/**
 * An estimate with an interval that says what it is.
 *
 * - `confidence`: of a parameter, such as a slope;
 * - `mean`: confidence interval of the mean response at one x;
 * - `prediction`: of one new observation at that x.
 */
export interface Interval {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Probability in (0, 1) that the procedure covers the truth. */
  readonly level: number;
  readonly kind: "confidence" | "mean" | "prediction";
}

/** Value ± half width; an infinite half width means that the data leave the value open. */
export const symmetricInterval = (
  value: number,
  halfWidth: number,
  level: number,
  kind: Interval["kind"],
): Interval => ({ value, lower: value - halfWidth, upper: value + halfWidth, level, kind });
