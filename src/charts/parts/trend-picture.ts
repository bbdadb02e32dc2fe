/** An end of an interval; null where unbounded, absent where unknown. */
type End = number | null | undefined;

/** A dated value that is drawn as a point. */
export interface PicturePoint {
  readonly id: string;
  readonly label: string;
  readonly date: string;
  readonly value: number;
  readonly lower?: End;
  readonly upper?: End;
  /** Whether the line is fitted to it. */
  readonly selected: boolean;
  readonly organization?: string | undefined;
  readonly open?: boolean | undefined;
  readonly source: string;
}

/** The value of the line on a date, with an interval. A pooled trend has one line per group. */
export interface PictureLine {
  readonly date: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly kind: "mean" | "prediction";
  readonly group?: string | undefined;
}

/** The figures written about the fit. */
export interface PictureFit {
  readonly scale: "log" | "linear";
  readonly n: number;
  readonly from: string;
  readonly to: string;
  readonly growthPerYear: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
  readonly doublingTimeDays?: number | undefined;
}

/**
 * The parts of a trend that a chart needs. Both the result of the library and the public one of the
 * operation have this shape.
 */
export interface TrendPicture {
  readonly unit: string;
  readonly fit: PictureFit;
  readonly points: readonly PicturePoint[];
  /** Starts at the first data point of the fit, so that the line is visible among its points. */
  readonly prediction: readonly PictureLine[];
  readonly influence: readonly { readonly id: string; readonly growthPerYearWithout: number }[];
}
