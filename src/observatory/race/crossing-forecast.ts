/** The baselines, and the race that is to beat them. */
export const methods = ["order", "order-error", "line", "race"] as const;
export type Method = (typeof methods)[number];

/** Everything that is scored: the methods, and the mixture of race and order with errors. */
export const forecasters = [...methods, "ensemble"] as const;
export type Forecaster = (typeof forecasters)[number];

/** Bars of the backcast: GPT-4's level, the frontier of the day, half and one generation above. */
export const barNames = ["gpt-4", "frontier", "half-generation", "generation"] as const;
export type BarName = (typeof barNames)[number];

/** A past forecast that a lab crosses a bar by some months, with what came. */
export interface CrossingForecast<Name extends Method = Method> {
  readonly bar: BarName;
  /** Whether the bar stood above the frontier of the day. */
  readonly isAbove: boolean;
  /** Months ahead. */
  readonly horizon: number;
  readonly origin: string;
  readonly lab: string;
  /** Whether the lab was a contender: near the frontier, with a release in the last year. */
  readonly isContender: boolean;
  readonly came: boolean;
  /** Kept within [0.01, 0.99]. */
  readonly probability: Readonly<Record<Name, number>>;
}
