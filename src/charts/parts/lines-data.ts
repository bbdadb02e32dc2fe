import type { ChartWords } from "./chart.ts";

/** An axis: numbers, or days as numbers, which are written as dates. */
export interface LineAxis {
  readonly kind: "number" | "date";
  readonly scale: "linear" | "log";
  readonly unit: string;
  readonly label: string;
  /** Values that the axis must include, such as zero. */
  readonly include?: readonly number[];
  /** Of dates: whether values are totals of whole years, dated by their last day. */
  readonly annual?: boolean;
}

/** A point on a line; `x` is a number, or the day number of a date. */
export interface LinePoint {
  readonly x: number;
  readonly y: number;
  /** The band around the line, where there is one. */
  readonly lower?: number;
  readonly upper?: number;
}

/** One line. */
export interface Line {
  readonly label: string;
  readonly points: readonly LinePoint[];
  /** Not observed: projected, or an alternative way of counting. */
  readonly dashed?: boolean;
  /** Holds its value until the next point. */
  readonly step?: boolean;
  /** Whether each point is marked; `only` draws no line between them. */
  readonly dots?: boolean | "only";
}

/** A point to mark: a measured or computed value, or a published one. */
export interface MarkedPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly lower?: number;
  readonly upper?: number;
  /** A diamond for measured values, a circle for computed ones. */
  readonly shape?: "circle" | "diamond";
}

/** Data of the chart. */
export interface LinesData extends ChartWords {
  readonly lines: readonly Line[];
  readonly marked?: readonly MarkedPoint[];
  readonly x: LineAxis;
  readonly y: LineAxis;
  /** Horizontal levels with their labels. */
  readonly levels?: readonly { readonly label: string; readonly y: number }[];
}
