/** Which numbered resamples to draw. Parts of a range may be drawn separately and joined. */
export interface ResampleRange {
  /** Whole number from 0 to 2⁵³ − 1. */
  readonly seed: number;
  readonly from: number;
  /** The first number not to draw. */
  readonly to: number;
}
