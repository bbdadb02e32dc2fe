import type { ThemeName } from "../theme.ts";
import type { AxisDomain } from "./axis-ticks.ts";

/** A part of a Vega-Lite specification as plain JSON. */
export type Specification = Readonly<Record<string, unknown>>;

/** A whole Vega-Lite specification: it can be stored, sent and drawn anywhere. */
export interface PictureSpecification extends Specification {
  /** Size of the plot, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels around the plot, for its labels. */
  readonly padding: Readonly<Record<"left" | "right" | "top" | "bottom", number>>;
}

/** Axes of a plot with dates from left to right. */
export interface DatedAxes {
  /** First and last date. */
  readonly dates: readonly [string, string];
  readonly values: AxisDomain;
  readonly log: boolean;
}

/** What every chart function returns: the chart as data, and a description in words. */
export interface Chart {
  readonly specification: PictureSpecification;
  /** Text alternative in the reader's language. */
  readonly summary: string;
  /** Where values lie on the plot, for charts on which more can be drawn. */
  readonly axes?: DatedAxes | undefined;
}

/** The look of a chart. Widths are CSS pixels of the whole image. */
export interface ChartStyle {
  readonly theme: ThemeName;
  readonly width: number;
}

/** Style of a printed page or a report. */
export const defaultStyle: ChartStyle = { theme: "light", width: 680 };

/**
 * The texts around a chart, in the reader's language: what is filtered, as of when, and its source.
 */
export interface ChartWords {
  /** Name of the quantity, such as "Training compute of frontier models". */
  readonly name: string;
  /** Which rows are on the chart, such as "top 10 at release"; empty when all are. */
  readonly filter: string;
  /** ISO date as of which the facts were known. */
  readonly asOf: string;
  /** Publisher and licence, such as "Epoch AI, CC BY 4.0". */
  readonly source: string;
  /** The finding as a sentence; by default each chart writes its own. */
  readonly finding?: string;
}
