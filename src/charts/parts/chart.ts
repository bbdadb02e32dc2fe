import type { ThemeName } from "../theme.ts";

/** A Vega-Lite specification as plain JSON: it can be stored, sent and drawn anywhere. */
export type Specification = Readonly<Record<string, unknown>>;

/** What every chart function returns: the picture as data, and in words what it shows. */
export interface Chart {
  readonly specification: Specification;
  /** Text alternative in the reader's language. */
  readonly summary: string;
}

/** How a chart is to look. Widths are CSS pixels of the whole picture. */
export interface ChartStyle {
  readonly theme: ThemeName;
  readonly width: number;
}

/** Style of a printed page or a report. */
export const defaultStyle: ChartStyle = { theme: "light", width: 680 };

/** The words around a chart, in the reader's language: what is filtered, as of when, from whom. */
export interface ChartWords {
  /** Name of the quantity, such as "Training compute of frontier models". */
  readonly name: string;
  /** Which rows are on the chart, such as "top 10 at release"; empty when all are. */
  readonly filter: string;
  /** ISO date after which nothing was known. */
  readonly asOf: string;
  /** Publisher and licence, such as "Epoch AI, CC BY 4.0". */
  readonly source: string;
  /** The finding as a sentence; each chart makes its own when absent. */
  readonly finding?: string;
}
