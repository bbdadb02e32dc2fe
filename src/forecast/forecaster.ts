/** The simple forecasts that an ensemble must beat; each is calibrated as the ensemble is. */
export const baselineNames = ["no-change", "walk", "straight-line"] as const;
export type BaselineName = (typeof baselineNames)[number];

/** The ensemble and its baselines. */
export const forecasterNames = ["ensemble", ...baselineNames] as const;
export type ForecasterName = (typeof forecasterNames)[number];

/** A value for the ensemble and for each of its baselines. */
export type ByForecaster<Value> = Readonly<Record<ForecasterName, Value>>;

export const byForecaster = <Value>(of: (name: ForecasterName) => Value): ByForecaster<Value> =>
  Object.fromEntries(forecasterNames.map((name) => [name, of(name)])) as ByForecaster<Value>;
