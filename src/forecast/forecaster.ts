/**
 * The simple forecasts that an ensemble must beat; each is calibrated as the ensemble is. `published`
 * goes on at the rate that had last been published, where one had.
 */
export const baselineNames = ["no-change", "walk", "straight-line", "published"] as const;
export type BaselineName = (typeof baselineNames)[number];

/** The ensemble and its baselines. */
export const forecasterNames = ["ensemble", ...baselineNames] as const;
export type ForecasterName = (typeof forecasterNames)[number];

/** A value for each of some forecasters; absent of a published rate where there is none. */
export type ForForecasters<Name extends ForecasterName, Value> = Readonly<
  Record<Exclude<Name, "published">, Value> & Partial<Record<Extract<Name, "published">, Value>>
>;

/** A value for the ensemble and for each of its baselines. */
export type ByForecaster<Value> = ForForecasters<ForecasterName, Value>;

/** @param of the value of a forecaster; `undefined` only of a published rate that there is not */
export const byForecaster = <Value>(
  of: (name: ForecasterName) => Value | undefined,
): ByForecaster<Value> => forForecasters(forecasterNames, of);

export const forForecasters = <Name extends ForecasterName, Value>(
  names: readonly Name[],
  of: (name: Name) => Value | undefined,
): ForForecasters<Name, Value> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = of(name);
      return value === undefined ? [] : [[name, value]];
    }),
  ) as ForForecasters<Name, Value>;
