import type { Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import type { Receipt } from "../../data/receipt.ts";
import type { ForecastPlan } from "./forecast/forecast-plan.ts";

/** One dated value that a trend is measured on. */
export interface Observation {
  readonly id: string;
  readonly label: string;
  /** ISO date the value describes. */
  readonly date: string;
  readonly value: number;
  /** Interval of the value, where its source gives one. */
  readonly lower?: number;
  readonly upper?: number;
  /** Whether it is on the fitted line; other points are shown, not fitted. */
  readonly selected: boolean;
  /** Points of a pooled fit share a slope, with one level per group (a bar, a company). */
  readonly group?: string;
  /** Links points of several groups that are the same thing, such as one price. */
  readonly cluster?: string;
  readonly organization?: string;
  /** Whether the weights are open, where that is meaningful. */
  readonly open?: boolean;
  /** How the value was obtained, such as `bottom-up`, or what it counts, such as `run-rate`. */
  readonly basis?: string;
  /** The value in money of one year, where `value` is nominal. */
  readonly realValue?: number;
  readonly source: string;
  readonly receipt: Receipt;
}

/** What a reader may change about the points a trend uses. */
export interface TrendScope {
  /** Frontier rule, such as `top-10`; the trend's own by default. */
  readonly frontier?: string;
}

/** Functional forms of a line. `exponential` is a straight line in the logarithm. */
export const forms = [
  "exponential",
  "linear",
  "piecewise",
  "quadratic",
  "logistic",
  "huber",
  "theil-sen",
] as const;
export type Form = (typeof forms)[number];

/**
 * One tracked quantity. Its texts are the messages `trend.<id>.title` and `trend.<id>.definition`.
 */
export interface Trend {
  readonly id: string;
  readonly unit: string;
  /** Its default frontier rule; absent where there is no choice. */
  readonly frontier?: string;
  /** Scale on which the quantity follows a straight line. */
  readonly scale: "log" | "linear";
  /** Whether the fit has one level per group of its observations. */
  readonly pooled: boolean;
  /**
   * Where a prediction starts: at the `last` point (of each group), or on the as-of date because a
   * record is `held` until it is beaten; by default on the fitted line.
   */
  readonly start?: "last" | "held";
  /**
   * What the rate is measured on: the records themselves, or what the best at hand was month by
   * month, which counts the months in which nothing got better.
   */
  readonly rateOn?: "held-monthly";
  /** Whether points on the line are records, and in which direction: none falls behind the last. */
  readonly record?: "up" | "down";
  /** Time axis of the fit, in decimal years; Julian years unless a publication uses its own. */
  readonly yearOf?: (date: string) => number;
  /** How it is forecast. */
  readonly forecast: ForecastPlan;
  /**
   * Whether its rate is that since a break, once one is likely. Fixed for each trend on 2026-11-29,
   * in sight of its points; others have one rate for all of them.
   */
  readonly mayBreak?: true;
  /** What no value on the day can lie below, in the unit of the trend: what it costs to make, say. */
  floor?(facts: Facts, window: FactWindow): Outcome<number | undefined>;
  /** Years after `asOf` to which the prediction reaches. */
  readonly horizonYears: number;
  observe(facts: Facts, window: FactWindow, scope: TrendScope): Outcome<readonly Observation[]>;
  /** The same from the raw files of a publication, by path, instead of the embedded facts. */
  replicate?(texts: ReadonlyMap<string, string>, scope: TrendScope): Outcome<Replicated>;
}

/** The result from a publication's own files. */
export interface Replicated {
  readonly observations: readonly Observation[];
  /** Edition of the publication's recipe that was followed. */
  readonly edition: string;
  /** Level of the publication's intervals. */
  readonly level: number;
  /** Time axis of the publication's fit, in decimal years. */
  readonly yearOf: (date: string) => number;
}

/** The range of published projections on a date. */
export interface BandStep {
  readonly date: string;
  readonly lower: number;
  readonly upper: number;
  /** How many projections it covers. */
  readonly n: number;
}

/**
 * A tracked quantity with too few comparable values for a line, shown beside what others project.
 */
export interface ScenarioTrend {
  readonly id: string;
  readonly unit: string;
  observe(facts: Facts, window: FactWindow): Outcome<Scenario>;
}

/** Estimates and projections side by side; nothing is fitted. */
export interface Scenario {
  /** Estimates of the past; the comparable ones are selected. */
  readonly observations: readonly Observation[];
  /** Published projections; those on the same boundary as the estimates are selected. */
  readonly projections: readonly Observation[];
  /** The range of the selected projections, year by year. */
  readonly band: readonly BandStep[];
}

/** A fitted line. Factors are per year. */
export interface Fit {
  readonly scale: "log" | "linear";
  readonly n: number;
  readonly from: string;
  readonly to: string;
  /** Factor per year on a log scale; units per year on a linear scale. */
  readonly growthPerYear: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Slope in orders of magnitude per year; on a linear scale, absent. */
  readonly slopeOomPerYear?: number;
  readonly standardError: number;
  readonly rSquared: number;
  readonly degreesOfFreedom: number;
  readonly doublingTimeDays?: number;
  readonly definition: string;
}

/** Value of the fitted line on a date, with an interval and its kind. */
export interface PredictedValue {
  readonly date: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly kind: "mean" | "prediction";
  /** Group of a pooled trend. */
  readonly group?: string;
  /** Of a forecast: by what its band is stretched, so as to hold as often as it says. */
  readonly factor?: number;
}
